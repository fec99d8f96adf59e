import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { TryOutRow, TryOutRows } from '../../../preload/contract.ts'
import { blockSize, type TryOutSelection, tryOutRows } from '../../queries/policy.ts'
import { methodsText, missingText } from '../cells.ts'
import { type ListColumn, ListGrid } from '../list-grid.tsx'

interface Props {
  selection: TryOutSelection
  first: TryOutRows
  titleId: string
  scroller: RefObject<HTMLElement | null>
  grid: RefObject<HTMLTableElement | null>
}

/** Those of the list that are on show. */
export function PeopleGrid({ selection, first, ...rest }: Props) {
  return (
    <ListGrid
      count={first.total}
      columns={useColumns()}
      blocks={{
        size: blockSize,
        block: (number) => tryOutRows(selection, number),
        rows: ({ rows }) => rows,
        first,
      }}
      {...rest}
    />
  )
}

function useColumns(): ListColumn<TryOutRow>[] {
  const { t } = useTranslation('whatIf')
  const { t: tCoverage } = useTranslation('coverage')
  const { t: tUser } = useTranslation('user')
  const methods = (row: TryOutRow) =>
    row.methods.length > 0 ? methodsText(tCoverage, row.methods) : t('people.nothing')
  const missing = (row: TryOutRow) =>
    row.missing.length > 0 ? missingText(tCoverage, tUser, row.missing) : t('people.nothing')
  return [
    { key: 'name', title: t('people.name'), width: 5, look: 'name', text: ({ name }) => name },
    {
      ...{ key: 'userName', title: t('people.userName'), width: 4, look: 'quiet' },
      text: ({ userName }) => userName ?? '',
    },
    {
      ...{ key: 'roles', title: t('people.roles'), width: 3, look: 'quiet' },
      text: ({ roles }) => roles.join(', '),
    },
    { key: 'has', title: t('people.has'), width: 3, text: methods },
    { key: 'lacks', title: t('people.lacks'), width: 4, text: missing },
  ]
}
