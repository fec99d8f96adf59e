import { writeFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// Everything is bundled, so that the package holds out/ and nothing else.
// Targets are those of the oldest runtime in use (Electron 33), see README.
const node = { target: 'node20.18', externalizeDeps: false }

/**
 * What the command line is started by, in the form that package.json says of this tree's .js files. Code that can't be
 * loaded could not tell, either: Node's own status would say that some lack something.
 */
const startCommand = `import('./main/cli.cjs').catch((error) => {
  process.stderr.write(\`\${error.stack}\\n\`)
  process.exitCode = 2
})
`
const commandLine = {
  name: 'command-line',
  closeBundle: () => writeFileSync('out/cli.js', startCommand),
}

export default defineConfig({
  main: {
    plugins: [commandLine],
    build: {
      ...node,
      outDir: 'out/main',
      rollupOptions: {
        input: { index: 'main/index.ts', cli: 'main/cli.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
      },
    },
  },
  preload: {
    build: {
      ...node,
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: 'preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      outDir: 'out/renderer',
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: 'renderer/index.html',
        // What the first page needs comes in one piece: each file is a request of its own, through main.
        output: { codeSplitting: { groups: [{ name: 'first-page', tags: ['$initial'] }] } },
      },
    },
  },
})
