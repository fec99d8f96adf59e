import { useEffect, useRef, useState } from 'react'
import { useShortcut } from '../app/keyboard.ts'
import { pickedIndex } from './picked-index.ts'

export type Pick = 'test' | 'remove'

interface Options {
  count: number
  may: Record<Pick, boolean>
  /** `index` counts from 0. */
  onPick: (what: Pick, index: number) => void
}

/**
 * T or R, then a method's number; with one method the letter alone. While a number is waited for, it says of which:
 * any other key ends that and does what it does.
 */
export function usePick({ count, may, onPick }: Options): Pick | null {
  const [picking, setPicking] = useState<Pick | null>(null)
  const begin = (what: Pick) => {
    if (count === 1) onPick(what, 0)
    else setPicking(what)
  }
  useShortcut('test-method', () => begin('test'), may.test && count > 0)
  useShortcut('remove-method', () => begin('remove'), may.remove && count > 0)

  const latest = useRef(onPick)
  useEffect(() => {
    latest.current = onPick
  })
  useEffect(() => {
    if (picking === null) return
    const listen = (event: KeyboardEvent) => {
      if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
      const index = pickedIndex(event.key, count)
      if (index !== null || event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
      }
      setPicking(null)
      if (index !== null) latest.current(picking, index)
    }
    // Before the shortcuts, so that Esc doesn't leave the card and a digit does nothing else.
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [picking, count])
  return picking
}
