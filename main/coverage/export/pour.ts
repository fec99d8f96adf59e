import { setImmediate } from 'node:timers/promises'
import type { Write } from '../../atomic-file.ts'

/** So many lines are put together before the disk and then everybody else has their turn. */
const piecesAtOnce = 256

/**
 * Writes the pieces no faster than the disk takes them, and lets other work go on in between.
 * @throws the signal's reason, or what `write` throws
 */
export async function pour(pieces: Iterable<string>, write: Write, signal: AbortSignal): Promise<void> {
  let text = ''
  let count = 0
  for (const piece of pieces) {
    text += piece
    count += 1
    if (count % piecesAtOnce !== 0) continue
    await write(text)
    text = ''
    await setImmediate()
    signal.throwIfAborted()
  }
  await write(text)
  signal.throwIfAborted()
}
