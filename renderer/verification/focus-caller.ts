export const callerPanelId = 'caller-panel'

/** To the panel's next step, or to the panel itself. */
export function focusCaller(): void {
  const panel = document.getElementById(callerPanelId)
  if (!panel) return
  panel.scrollIntoView?.({ block: 'nearest' })
  const next = panel.querySelector<HTMLElement>('[data-next-step], [data-page-focus]') ?? panel
  next.focus({ preventScroll: true })
}
