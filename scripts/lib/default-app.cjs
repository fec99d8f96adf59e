// What `electron <folder>` runs in the runtime of stand-in-electron.mjs, whose own app was taken out:
// the part of Electron's default app that opens the app in a folder.

const { app } = require('electron')
const { existsSync, readFileSync } = require('node:fs')
const { join, resolve } = require('node:path')

const args = process.argv.slice(1)
const preloads = []
let folder
for (let index = 0; index < args.length && folder === undefined; index++) {
  if (args[index] === '-r' || args[index] === '--require') preloads.push(args[++index])
  else if (!args[index].startsWith('-')) folder = resolve(args[index])
}

if (folder === undefined) {
  process.stderr.write('usage: electron <folder of an app>\n')
  app.exit(2)
} else {
  for (const path of preloads) require(resolve(path))
  let main = folder
  const described = join(folder, 'package.json')
  if (existsSync(described)) {
    const about = JSON.parse(readFileSync(described, 'utf8'))
    app.setName(about.productName ?? about.name)
    app.setVersion(about.version ?? '')
    // The name came too late for the folder that follows from it; one that was asked for stays.
    if (!app.commandLine.hasSwitch('user-data-dir')) {
      app.setPath('userData', join(app.getPath('appData'), app.getName()))
    }
    app.setAppPath(folder)
    main = join(folder, about.main ?? 'index.js')
  }
  require(main)
}
