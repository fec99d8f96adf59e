import { parseArgs } from 'node:util'
import { verifyPass } from '../methods/access-pass.ts'
import { type CommandLine, UsageError } from './command.ts'

const help = `verify-pass: checks a temporary access pass as a sign-in service has to

  printf '%s\\n%s\\n' "$STORED" "$TYPED" | npm run --silent cli -- verify-pass
  npm run --silent cli -- verify-pass --stored FILE --pass-file FILE

  --stored FILE     the value of securityInfoPass; without it, the first line of the input
  --pass-file FILE  the pass as it was typed; without it, the next line of the input
  --at TIME         as if it were then (ISO 8601); without it, now

Prints "valid", or why it is not: wrong, not-yet, expired, used-up, malformed.
Exits with 0 if it is valid, 1 if it is not, 2 if that could not be found out.

The stored value is one JSON object:
  hash       scrypt over the pass in capital letters, without blanks and dashes; PHC string:
             $scrypt$ln=<log2 N>,r=<r>,p=<p>$<salt>$<hash>, both Base64 without padding
  startsAt   good from then on (ISO 8601)
  expiresAt  good until just before then
  usesLeft   how often it is good; null: as often as wanted. Whoever accepts the pass writes the next
             lower number, by deleting the value that it read and adding the other in one Modify.
Members of other names are to be kept as they are.`

const options = {
  stored: { type: 'string' },
  'pass-file': { type: 'string' },
  at: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

export async function verifyPassCommand(args: string[], line: CommandLine): Promise<number> {
  const { values } = parseArgs({ args, options })
  if (values.help) {
    line.print(help)
    return 0
  }
  const at = values.at === undefined ? null : new Date(values.at)
  if (at && Number.isNaN(at.getTime())) throw new UsageError('--at is no time')
  const { stored: storedFile, 'pass-file': passFile } = values
  const typed = storedFile === undefined || passFile === undefined ? lines(await line.readInput()) : []
  const read = (file: string | undefined) => (file === undefined ? typed.shift() : line.readFile(file))
  const stored = (await read(storedFile))?.trim()
  const pass = (await read(passFile))?.trim()
  // A pass is never an argument: those of a process are there for everybody to see.
  if (!stored) throw new UsageError('the stored value is missing. See --help.')
  if (!pass) throw new UsageError('the pass is missing. See --help.')
  // Not before: the input may have been waited for.
  const verified = await verifyPass(stored, pass, at ?? line.clock())
  line.print(verified.valid ? 'valid' : `not valid: ${verified.why}`)
  if (verified.valid) return 0
  return verified.why === 'malformed' ? 2 : 1
}

const lines = (input: string): string[] => input.split(/\r?\n/)
