import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { FluentIcon } from '@fluentui/react-icons'
import { numberText } from './number-link.tsx'

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
  danger: { color: tokens.colorStatusDangerForeground1 },
  success: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  neutral: { color: tokens.colorNeutralForeground3 },
})

export interface NumberTile<Key> {
  key: Key
  count: number
  label: string
  /** On hover: what it counts. */
  means: string
  Icon: FluentIcon
  tone: 'danger' | 'success' | 'warning' | 'neutral'
}

interface Props<Key> {
  tiles: NumberTile<Key>[]
  chosen: Key | null
  onChoose: (key: Key) => void
}

/** Some numbers; the one that is chosen has its people listed. */
export function NumberTiles<Key extends string>({ tiles, chosen, onChoose }: Props<Key>) {
  const styles = useStyles()
  return (
    <div className={styles.tiles}>
      {tiles.map(({ key, count, label, means, Icon, tone }) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === chosen}
          className={mergeClasses(styles.tile, key === chosen && styles.chosen)}
          title={means}
          onClick={() => onChoose(key)}
        >
          <span className={styles.top}>
            <span className={mergeClasses(styles.number, count === 0 && styles.none)}>
              {numberText(count)}
            </span>
            <Icon aria-hidden className={count > 0 ? styles[tone] : styles.none} />
          </span>
          {label}
        </button>
      ))}
    </div>
  )
}
