import { openPractice } from '../../../main/practice/practice.ts'

/** A process of its own with the practice directory in it, for killing. Says its URL, and serves. */
const file = process.argv[2]
if (file === undefined) throw new Error('no file is named')
const practice = await openPractice({ file, clock: () => new Date() })
process.stdout.write(`${practice.notice ?? 'whole'} ${practice.url}\n`)
