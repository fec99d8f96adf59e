import type { CoveragePrint } from '../../../preload/contract.ts'
import { ConsoleError } from '../../errors.ts'

/** Prints the page once it has told that it is drawn. @throws ConsoleError export-unprintable, the signal's reason */
export type PrintPdf = (job: { drawn: Promise<void>; signal: AbortSignal }) => Promise<Uint8Array>

export interface PrintJob {
  run(page: CoveragePrint, signal: AbortSignal): Promise<Uint8Array>
  /** What is to be printed now. @throws ConsoleError no-report */
  page(): CoveragePrint
  drawn(): void
}

/** What is between the service that knows what to print and the window that draws it. */
export function createPrintJob(printPdf: PrintPdf): PrintJob {
  let now: { page: CoveragePrint; drawn: () => void } | null = null
  return {
    async run(page, signal) {
      const drawn = new Promise<void>((resolve) => {
        now = { page, drawn: resolve }
      })
      try {
        return await printPdf({ drawn, signal })
      } finally {
        now = null
      }
    },
    page() {
      if (!now) throw new ConsoleError('no-report', 'Nothing is to be printed.')
      return now.page
    },
    drawn: () => now?.drawn(),
  }
}
