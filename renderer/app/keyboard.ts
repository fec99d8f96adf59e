import {
  createContext,
  createElement,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import type { AppCommand } from '../../preload/contract.ts'
import { followCommands } from '../queries/app.ts'

export interface Shortcut {
  command: AppCommand | 'lock'
  /** As KeyboardEvent.key says it. */
  key: string
  /** With Ctrl, on macOS with Cmd. */
  mod?: boolean
}

/** Every shortcut of the console. One that is a letter alone works outside text fields only. */
export const shortcuts: readonly Shortcut[] = [
  { command: 'search', key: 'k', mod: true },
  { command: 'verify-caller', key: 'v' },
  { command: 'set-up-methods', key: 'e' },
  { command: 'test-method', key: 't' },
  { command: 'remove-method', key: 'r' },
  { command: 'lost-device', key: 'l' },
  { command: 'access-pass', key: 'p' },
  { command: 'refresh', key: 'F5' },
  { command: 'back', key: 'Escape' },
  { command: 'go-users', key: '1', mod: true },
  { command: 'go-coverage', key: '2', mod: true },
  { command: 'go-approvals', key: '3', mod: true },
  { command: 'go-settings', key: ',', mod: true },
  { command: 'user-display', key: 'd', mod: true },
  { command: 'practice-phone', key: 'p', mod: true },
  { command: 'lock', key: 'l', mod: true },
  { command: 'shortcuts', key: '?' },
]

export const isSingleKey = ({ key, mod }: Shortcut): boolean => !mod && key.length === 1

const isMac = navigator.userAgent.includes('Mac OS')

/** As it stands in tooltips and in the menu: "Ctrl+K", on macOS "⌘K". */
export function keyText(command: Shortcut['command']): string {
  const shortcut = shortcuts.find((one) => one.command === command)
  if (!shortcut) return ''
  const key = shortcut.key === 'Escape' ? 'Esc' : shortcut.key.toUpperCase()
  if (!shortcut.mod) return key
  return isMac ? `⌘${key}` : `Ctrl+${key}`
}

/** Which shortcut a key press is, if any. */
function findShortcut(
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  options: { inText: boolean; singleKeys: boolean; mac?: boolean },
): Shortcut | null {
  const mod = options.mac ? press.metaKey : press.ctrlKey
  const other = options.mac ? press.ctrlKey : press.metaKey
  if (press.altKey || other) return null
  const found = shortcuts.find(
    ({ key, mod: needsMod = false }) => needsMod === mod && key.toLowerCase() === press.key.toLowerCase(),
  )
  if (!found) return null
  if (isSingleKey(found) && (options.inText || !options.singleKeys)) return null
  return found
}

type Handler = () => void
type Handlers = Map<Shortcut['command'], Handler[]>

const ShortcutContext = createContext<Handlers>(new Map())
const InViewContext = createContext(true)

/** Says of everything within whether it is on show: what is kept out of sight answers no shortcuts. */
export function InView({ shown, children }: { shown: boolean; children: ReactNode }) {
  const around = useContext(InViewContext)
  return createElement(InViewContext, { value: around && shown }, children)
}

/** Listens to keys and to the native menu, and calls whoever asked last for that shortcut. */
export function Shortcuts({ singleKeys, children }: { singleKeys: boolean; children: ReactNode }) {
  const handlers = useMemo<Handlers>(() => new Map(), [])
  useEffect(() => {
    const run = (command: Shortcut['command']): boolean => {
      // Nothing behind an open question acts; locking always does.
      if (command !== 'lock' && isAsking()) return false
      const handler = handlers.get(command)?.at(-1)
      handler?.()
      return handler !== undefined
    }
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const shortcut = findShortcut(event, { inText: isText(event.target), singleKeys, mac: isMac })
      if (shortcut && run(shortcut.command)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    const unfollow = followCommands(run)
    return () => {
      window.removeEventListener('keydown', listen)
      unfollow()
    }
  }, [handlers, singleKeys])
  return createElement(ShortcutContext, { value: handlers }, children)
}

function isAsking(): boolean {
  // One that is closing is still there for the length of its motion, but hidden.
  const modals = [...document.querySelectorAll('[aria-modal=true]')]
  return modals.some((modal) => !modal.closest('[aria-hidden=true], [inert]'))
}

function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
  )
}

/**
 * Answers a shortcut while the component is there. The one that came last wins: a wizard over a card. Set with the
 * page's change, not after the paint: a key pressed at once on seeing the wizard would still be the card's.
 */
export function useShortcut(command: Shortcut['command'], handler: Handler, enabled = true): void {
  const handlers = useContext(ShortcutContext)
  const isInView = useContext(InViewContext)
  const latest = useRef(handler)
  useLayoutEffect(() => {
    latest.current = handler
  })
  useLayoutEffect(() => {
    if (!enabled || !isInView) return
    const call = () => latest.current()
    handlers.set(command, [...(handlers.get(command) ?? []), call])
    return () => {
      handlers.set(
        command,
        (handlers.get(command) ?? []).filter((other) => other !== call),
      )
    }
  }, [handlers, command, enabled, isInView])
}
