import type { WebContents } from 'electron'

const steps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5]

/** Ctrl or Cmd with +, - and 0: in a window without a menu nobody else answers these. */
export function zoomByKeys(contents: WebContents): void {
  contents.on('before-input-event', (event, { type, key, control, meta, alt }) => {
    if (type !== 'keyDown' || alt || !(process.platform === 'darwin' ? meta : control)) return
    const now = contents.getZoomFactor()
    const next =
      key === '0'
        ? 1
        : key === '+' || key === '='
          ? steps.find((step) => step > now + 0.01)
          : key === '-'
            ? steps.findLast((step) => step < now - 0.01)
            : undefined
    if (next === undefined) return
    contents.setZoomFactor(next)
    event.preventDefault()
  })
}
