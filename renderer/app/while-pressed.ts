/**
 * @param down called as a mouse button goes down, before anything else hears of it
 * @param up called after the click that its release makes
 * @returns what ends it
 */
export function whilePressed(down: () => void, up: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const press = () => {
    clearTimeout(timer)
    down()
  }
  // The click comes right after the release, in the same task.
  const release = () => {
    clearTimeout(timer)
    timer = setTimeout(up)
  }
  // Not those blurs that come past: whatever loses the keys by the press has one of its own.
  const ends = ['pointerup', 'pointercancel', 'blur'] as const
  window.addEventListener('pointerdown', press, { capture: true })
  for (const end of ends) window.addEventListener(end, release)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('pointerdown', press, { capture: true })
    for (const end of ends) window.removeEventListener(end, release)
  }
}
