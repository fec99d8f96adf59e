import {
  ArrowTrendingDown20Regular,
  CheckmarkCircle20Regular,
  Circle20Regular,
  CircleHalfFill20Regular,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { TryOutCount, TryOutList } from '../../../preload/contract.ts'
import { NumberTiles } from '../number-tiles.tsx'

const looks = {
  stop: { Icon: ArrowTrendingDown20Regular, tone: 'danger' },
  become: { Icon: CheckmarkCircle20Regular, tone: 'success' },
  stranded: { Icon: CircleHalfFill20Regular, tone: 'warning' },
  nothingLeft: { Icon: Circle20Regular, tone: 'danger' },
} as const

export const lists = ['stop', 'stranded', 'nothingLeft', 'become'] as const satisfies TryOutList[]

interface Props {
  counts: TryOutCount
  chosen: TryOutList
  onChoose: (list: TryOutList) => void
}

/** The four numbers of an outcome. */
export function Tiles({ counts, chosen, onChoose }: Props) {
  const { t } = useTranslation('whatIf')
  const tiles = lists.map((key) => ({
    ...{ key, count: counts[key], label: t(`list.${key}`), means: t(`means.${key}`) },
    ...looks[key],
  }))
  return <NumberTiles tiles={tiles} chosen={chosen} onChoose={onChoose} />
}
