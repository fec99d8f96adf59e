import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  ArrowTrendingDown20Regular,
  CheckmarkCircle20Regular,
  Circle20Regular,
  CircleHalfFill20Regular,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { TryOutCount, TryOutList } from '../../../preload/contract.ts'
import { numberText } from '../number-link.tsx'

const useStyles = makeStyles({
  tiles: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(124px, 1fr))', gap: '8px' },
  tile: {
    display: 'grid',
    alignContent: 'start',
    rowGap: '2px',
    padding: '8px 12px 10px',
    textAlign: 'start',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    borderTopColor: tokens.colorCompoundBrandStroke,
    borderRightColor: tokens.colorCompoundBrandStroke,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    borderLeftColor: tokens.colorCompoundBrandStroke,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
  },
  top: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  number: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  none: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  stop: { color: tokens.colorStatusDangerForeground1 },
  become: { color: tokens.colorStatusSuccessForeground1 },
  stranded: { color: tokens.colorStatusWarningForeground1 },
  nothingLeft: { color: tokens.colorStatusDangerForeground1 },
})

const icons = {
  stop: ArrowTrendingDown20Regular,
  become: CheckmarkCircle20Regular,
  stranded: CircleHalfFill20Regular,
  nothingLeft: Circle20Regular,
} as const

export const lists = ['stop', 'stranded', 'nothingLeft', 'become'] as const satisfies TryOutList[]

interface Props {
  counts: TryOutCount
  chosen: TryOutList
  onChoose: (list: TryOutList) => void
}

/** The four numbers; the one that is chosen has its people listed. */
export function Tiles({ counts, chosen, onChoose }: Props) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  return (
    <div className={styles.tiles}>
      {lists.map((list) => {
        const Icon = icons[list]
        const count = counts[list]
        return (
          <button
            key={list}
            type="button"
            aria-pressed={list === chosen}
            className={mergeClasses(styles.tile, list === chosen && styles.chosen)}
            title={t(`means.${list}`)}
            onClick={() => onChoose(list)}
          >
            <span className={styles.top}>
              <span className={mergeClasses(styles.number, count === 0 && styles.none)}>
                {numberText(count)}
              </span>
              <Icon aria-hidden className={count > 0 ? styles[list] : styles.none} />
            </span>
            {t(`list.${list}`)}
          </button>
        )
      })}
    </div>
  )
}
