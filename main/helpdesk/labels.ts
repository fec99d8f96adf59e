import { ConsoleError } from '../errors.ts'
import { oneLine } from '../text.ts'

const longestLabel = 100

/** "Authenticator app", then "Authenticator app 2" and so on: no two methods of a user have one label. */
export function freeLabel(label: string, methods: readonly { label: string }[]): string {
  const isTaken = (text: string) => methods.some((method) => method.label === text)
  let free = label
  for (let number = 2; isTaken(free); number += 1) free = `${label} ${number}`
  return free
}

/** As it was typed, on one line. @throws ConsoleError bad-arguments: empty, or over 100 characters */
export function readLabel(typed: string): string {
  const label = oneLine(typed)
  if (label === '' || [...label].length > longestLabel)
    throw new ConsoleError('bad-arguments', `A label has 1 to ${longestLabel} characters.`)
  return label
}
