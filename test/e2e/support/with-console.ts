import { rmSync } from 'node:fs'
import { type Console, launchConsole } from './console.ts'
import type { Verification } from './practice-file.ts'

/** A console of its own, on a practice directory with this policy, for as long as the test runs. */
export async function withConsole(
  verifying: boolean | Verification,
  work: (console: Console) => Promise<void>,
) {
  const console = await launchConsole({ verifying })
  try {
    await work(console)
  } finally {
    await console.close()
    rmSync(console.userData, { recursive: true, force: true })
  }
}
