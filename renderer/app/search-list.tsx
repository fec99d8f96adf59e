import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react'

/** The list under the search box, which the box's keys move in (WAI-ARIA combobox). */
export interface SearchList {
  id: string
  /** The element that the keys are on, if any. */
  activeId: string | null
  /** True if the key was for the list. `inText`: Home and End belong to the caret. */
  press: (key: string, inText: boolean) => boolean
}

const SearchListContext = createContext<[SearchList | null, (list: SearchList | null) => void]>([
  null,
  () => undefined,
])

export function SearchListProvider({ children }: { children: ReactNode }) {
  const [list, setList] = useState<SearchList | null>(null)
  const value = useMemo<[SearchList | null, typeof setList]>(() => [list, setList], [list])
  return <SearchListContext value={value}>{children}</SearchListContext>
}

/** For the search box: the list that its keys go to. */
export const useSearchList = () => useContext(SearchListContext)[0]

/**
 * For the list: takes the search box's keys while it is there. With the page's change, not after the paint: Enter
 * pressed at once on seeing who was found would come to nothing.
 */
export function useProvideSearchList({ id, activeId, press }: SearchList): void {
  const [, setList] = useContext(SearchListContext)
  useLayoutEffect(() => setList({ id, activeId, press }), [setList, id, activeId, press])
  useLayoutEffect(() => () => setList(null), [setList])
}
