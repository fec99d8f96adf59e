/** Tells whoever started the console that the sign-in page can be used, and after how many milliseconds. */
export function announceReady(): void {
  const started = process.getCreationTime()
  process.stdout.write(`ready: sign-in ${started === null ? '' : Math.round(Date.now() - started)}\n`)
}
