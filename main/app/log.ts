/** What may be known of the console's doings goes to standard error, a line each. Never a secret. */
export function log(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`)
}
