// What set-up tells the person in front of it. All of it goes to stderr, so that stdout stays free for results.

/** A failure that the reader can do something about: what happened, and what to do. */
export class Trouble extends Error {
  constructor(what, todo) {
    super(what)
    this.todo = todo
  }
}

export function say(text) {
  process.stderr.write(`▸ ${text}\n`)
}

/** Tells how a long step is getting on: one line that is rewritten on a terminal, a line every few seconds elsewhere. */
export function progress(label) {
  const live = process.stderr.isTTY
  let last = Date.now()
  return {
    tell(state) {
      if (live) process.stderr.write(`\r\u001b[K  ${label}: ${state}`)
      else if (Date.now() - last >= 5000) {
        last = Date.now()
        process.stderr.write(`  ${label}: ${state}\n`)
      }
    },
    end() {
      if (live) process.stderr.write('\r\u001b[K')
    },
  }
}

/** Runs a script's body; a failure is told with what to do about it, and ends with that status. */
export async function main(body, { failed = 1 } = {}) {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    if (!(error instanceof Trouble)) {
      console.error(error)
      process.exit(failed)
    }
    process.stderr.write(`✗ ${error.message}\n  What to do: ${error.todo}\n`)
    process.exitCode = failed
  }
}

export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`
