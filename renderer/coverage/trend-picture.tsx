import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { language } from '../app/i18n.ts'
import { pathOf, spread, type Trend, type TrendLine } from './trend-data.ts'

const width = 600
const height = 150
const labelGap = 17

const useStyles = makeStyles({
  picture: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) 148px',
    columnGap: '8px',
    paddingTop: '10px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
  },
  axis: { position: 'relative', height: `${height}px`, width: '40px', color: tokens.colorNeutralForeground2 },
  tick: { position: 'absolute', insetInlineEnd: 0, transform: 'translateY(-50%)' },
  plot: { display: 'block', overflow: 'visible' },
  grid: { stroke: tokens.colorNeutralStroke2, strokeWidth: '1px' },
  line: { fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round', strokeWidth: '2px' },
  everybody: { stroke: tokens.colorNeutralForeground1, strokeWidth: '3px' },
  first: { stroke: tokens.colorCompoundBrandStroke },
  second: { stroke: tokens.colorPaletteBerryForeground1 },
  third: { stroke: tokens.colorPaletteDarkOrangeForeground1 },
  fourth: { stroke: tokens.colorPaletteLightGreenForeground1 },
  labels: { position: 'relative', height: `${height}px` },
  label: {
    position: 'absolute',
    display: 'flex',
    alignItems: 'center',
    columnGap: '6px',
    maxWidth: '100%',
    transform: 'translateY(-50%)',
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  days: {
    gridColumn: 2,
    display: 'flex',
    justifyContent: 'space-between',
    paddingTop: '6px',
    color: tokens.colorNeutralForeground2,
  },
})

const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })

export const dayText = (day: string): string => days.format(new Date(day))

/** Lines are told apart by their dashes, and by the name at their end. */
const dashes = [undefined, '7 4', '2 5', '10 4 2 4', '4 3']

interface Props {
  trend: Trend
  labelOf: (line: TrendLine) => string
}

/** How coverage went, a line for each role. `TrendTable` says the same. */
export function TrendPicture({ trend, labelOf }: Props) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const strokes = [styles.everybody, styles.first, styles.second, styles.third, styles.fourth]
  const lines = trend.lines.map((line, index) => ({
    line,
    last: line.points.findLast((point) => point !== null),
    look: {
      className: mergeClasses(styles.line, strokes[index % strokes.length]),
      strokeDasharray: dashes[index % dashes.length],
    },
  }))
  const places = spread(
    lines.map(({ last }) => (1 - (last?.percent ?? 0) / 100) * height),
    labelGap,
    height,
  )
  return (
    <div className={styles.picture} aria-hidden data-trend>
      <div className={styles.axis}>
        {[100, 50, 0].map((percent) => (
          <span key={percent} className={styles.tick} style={{ top: `${100 - percent}%` }}>
            {percent} %
          </span>
        ))}
      </div>
      <svg
        width="100%"
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className={styles.plot}
        aria-hidden
        focusable={false}
      >
        {[0, 0.5, 1].map((at) => (
          <line
            key={at}
            x1={0}
            x2={width}
            y1={at * height}
            y2={at * height}
            className={styles.grid}
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {lines.map(({ line, look }) => (
          <path
            key={line.key}
            data-line={line.key}
            d={pathOf(line, trend.days, width, height)}
            vectorEffect="non-scaling-stroke"
            {...look}
          />
        ))}
      </svg>
      <div className={styles.labels}>
        {lines.map(
          ({ line, last, look }, index) =>
            last && (
              <span key={line.key} className={styles.label} style={{ top: `${places[index]}px` }}>
                <svg width={22} height={8} aria-hidden focusable={false}>
                  <line x1={2} y1={4} x2={20} y2={4} {...look} />
                </svg>
                <span className={styles.name}>
                  {t('pictures.trendEnd', { label: labelOf(line), percent: last.percent })}
                </span>
              </span>
            ),
        )}
      </div>
      <div className={styles.days}>
        <span>{dayText(trend.days[0] ?? '')}</span>
        <span>{dayText(trend.days.at(-1) ?? '')}</span>
      </div>
    </div>
  )
}
