import type { Exports } from '../../coverage/export/exports.ts'
import type { Handle } from '../handle.ts'

export function registerExports(handle: Handle, exports: Exports): void {
  handle('exports.preview', ({ selection }) => exports.preview(selection))
  handle('exports.begin', (wish) => exports.begin(wish))
  handle('exports.cancel', () => {
    exports.cancel()
    return null
  })
  handle('exports.show', () => {
    exports.show()
    return null
  })
  handle('exports.page', () => exports.page())
  handle('exports.drawn', () => {
    exports.drawn()
    return null
  })
}
