/** A Playwright reporter for the demo: the lines that it says itself, and what went wrong. */
export default class PlainReporter {
  onStdOut(chunk) {
    process.stdout.write(chunk)
  }

  onError(error) {
    process.stderr.write(`${error.stack ?? error.message}\n`)
  }

  onTestEnd(_test, result) {
    for (const error of result.errors) this.onError(error)
  }

  printsToStdio() {
    return true
  }
}
