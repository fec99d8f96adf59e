import { useTooltipVisibility } from '@fluentui/react-components'
import { useEffect } from 'react'
import { flushSync } from 'react-dom'

/** A tooltip on show takes Esc for itself, and whatever was to be left needs a second one: here both go at once. */
export function useEscPastTooltips(): void {
  const tooltips = useTooltipVisibility()
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent) => {
      // At once: its own listener, which comes after this one, is gone before the key gets there.
      if (key === 'Escape') flushSync(() => tooltips.visibleTooltip?.hide())
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [tooltips])
}
