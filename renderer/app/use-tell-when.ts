import { useEffect } from 'react'

/** Tells once something is so. @param tell the same function each time */
export function useTellWhen(isSo: boolean, tell: () => void): void {
  useEffect(() => {
    if (isSo) tell()
  }, [isSo, tell])
}
