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
    process.stderr.write(told(error))
    process.exitCode = failed
  }
}

/** A failure that nobody expected is told with its place: it is a fault of the scripts, or of the machine. */
export function told(error) {
  const { message, todo } = error instanceof Trouble ? error : unexpected(error)
  return `✗ ${message}\n  What to do: ${todo}\n`
}

function unexpected(error) {
  return {
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    todo:
      todoByCode[error?.code] ?? 'Run the same command again. If it ends so again, report the lines above.',
  }
}

const todoByCode = {
  ENOSPC: 'The disk is full: make room, then run the same command again.',
  EACCES:
    'This user may not read or write that file: change who it belongs to, then run the same command again.',
  EPERM:
    'This user may not read or write that file: change who it belongs to, then run the same command again.',
  EROFS: 'The disk is read-only: copy the tree to one that can be written.',
}

export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`
