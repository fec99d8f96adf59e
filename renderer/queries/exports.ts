import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { CoverageSelection, ExportProgress, ExportWish } from '../../preload/contract.ts'
import { unwrap } from './client.ts'

const area = () => window.securityInfoConsole.exports

/** What would be exported now; asked again while the report goes on. Nothing of it is kept. */
export const exportPreview = (selection: CoverageSelection) =>
  queryOptions({
    queryKey: ['exports', 'preview', selection],
    queryFn: () => unwrap(area().preview({ selection })),
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1_000 : false),
  })

/** Answers when the file is there; null: no place was chosen. */
export const beginExport = () =>
  mutationOptions({ gcTime: 0, mutationFn: (wish: ExportWish) => unwrap(area().begin(wish)) })

/** What `beginExport` began then fails with `export-cancelled`. */
export const cancelExport = (): void => void area().cancel()

export const showExport = (): void => void area().show()

/** Ends with the function that is returned. */
export const followExport = (listener: (progress: ExportProgress) => void): (() => void) =>
  window.securityInfoConsole.on('exports.progress', listener)

/** For the window that is printed. */
export const printedPage = () =>
  queryOptions({ queryKey: ['exports', 'page'], queryFn: () => unwrap(area().page()), gcTime: 0 })

export const reportDrawn = (): void => void area().drawn()
