import { app, type BrowserWindow } from 'electron'
import type { PrintPdf } from '../coverage/export/print-job.ts'
import { ConsoleError } from '../errors.ts'
import { makeWindow } from './make-window.ts'
import type { Renderers } from './renderers.ts'
import { words } from './words.ts'

const deadlineMs = 60_000
/** Where people print on Letter; everybody else has A4. */
const letterCountries = ['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'CR', 'GT', 'NI', 'PA', 'SV', 'PR', 'DO']

const footerTemplate =
  '<div style="width: 100%; margin: 0 12mm; font: 8px sans-serif; color: #616161; text-align: right">' +
  '<span class="pageNumber"></span> / <span class="totalPages"></span></div>'

/** Prints the coverage report: its page is drawn in a window that nobody sees, and that is gone afterwards. */
export function createPrinter(renderers: Renderers, beside: BrowserWindow): PrintPdf {
  return async ({ drawn, signal }) => {
    signal.throwIfAborted()
    const window = makeWindow(renderers, 'coverage-print', { title: words.print, width: 1000, height: 1200 })
    // It shows in the margins.
    window.setBackgroundColor('#ffffff')
    const trouble = new AbortController()
    const give = (why: string) => trouble.abort(new ConsoleError('export-unprintable', why))
    window.once('closed', () => give('Its window was closed.'))
    window.webContents.once('render-process-gone', (_, { reason }) => give(`Its page is gone: ${reason}.`))
    const timer = setTimeout(() => give(`Nothing was drawn within ${deadlineMs / 1000} s.`), deadlineMs)
    const stopped = rejection(AbortSignal.any([signal, trouble.signal]))
    const close = () => window.destroy()
    // The console does not stay open for its sake.
    beside.once('closed', close)
    try {
      await Promise.race([drawn, stopped])
      return await Promise.race([toPdf(window), stopped])
    } finally {
      clearTimeout(timer)
      beside.off('closed', close)
      close()
    }
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  const rejects = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  // It may come when nobody waits for it any more.
  rejects.catch(() => undefined)
  return rejects
}

async function toPdf({ webContents }: BrowserWindow): Promise<Uint8Array> {
  return webContents.printToPDF({
    landscape: true,
    pageSize: letterCountries.includes(app.getLocaleCountryCode()) ? 'Letter' : 'A4',
    printBackground: true,
    margins: { top: 0.5, bottom: 0.6, left: 0.5, right: 0.5 },
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate,
    // What a screen reader and the list of contents need.
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}
