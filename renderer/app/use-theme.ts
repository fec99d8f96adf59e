import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'

const dark = matchMedia('(prefers-color-scheme: dark)')

function subscribe(changed: () => void): () => void {
  dark.addEventListener('change', changed)
  return () => dark.removeEventListener('change', changed)
}

/** The theme setting acts in main: there it decides what the media query says. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, () => dark.matches) ? webDarkTheme : webLightTheme
}
