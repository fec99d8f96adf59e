import { makeStyles, tokens } from '@fluentui/react-components'
import type { Pattern } from './picture-data.ts'

const useStyles = makeStyles({
  solid: { fill: tokens.colorCompoundBrandBackground },
  paper: { fill: tokens.colorNeutralBackground1 },
  stripe: { stroke: tokens.colorCompoundBrandBackground, strokeWidth: '3px' },
  frame: { fill: 'none', stroke: tokens.colorNeutralStrokeAccessible, strokeWidth: '1px' },
  bar: {
    display: 'block',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  none: { position: 'absolute', width: 0, height: 0 },
  swatch: { flexShrink: 0, marginInlineEnd: '2px', verticalAlign: '-1px' },
})

const stripes = 'coverage-stripes'

/** Full, striped, empty: told apart without their color. Once on a page, for all bars. */
export function PatternDefinitions() {
  const styles = useStyles()
  return (
    <svg className={styles.none} aria-hidden focusable={false}>
      <defs>
        <pattern
          id={stripes}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={6} height={6} className={styles.paper} />
          <line x1={1.5} y1={0} x2={1.5} y2={6} className={styles.stripe} />
        </pattern>
      </defs>
    </svg>
  )
}

/** The fill of a part of a bar; null: nothing is drawn, the bar's frame shows. */
function fillOf(pattern: Pattern, solid: string): { className?: string; fill?: string } | null {
  if (pattern === 'nothing') return null
  return pattern === 'registeredOnly' ? { fill: `url(#${stripes})` } : { className: solid }
}

/** @param parts in percent of the whole, from left to right */
export function Bar({ parts }: { parts: { pattern: Pattern; percent: number }[] }) {
  const styles = useStyles()
  let from = 0
  return (
    <svg width="100%" height={13} className={styles.bar} aria-hidden focusable={false} data-bar>
      {parts.map(({ pattern, percent }) => {
        const x = from
        from += percent
        const fill = fillOf(pattern, styles.solid)
        return (
          fill && (
            <rect
              key={pattern}
              data-pattern={pattern}
              x={`${x}%`}
              width={`${percent}%`}
              height={12}
              {...fill}
            />
          )
        )
      })}
    </svg>
  )
}

/** What a part of a bar looks like, beside its name. */
export function Swatch({ pattern }: { pattern: Pattern }) {
  const styles = useStyles()
  const fill = fillOf(pattern, styles.solid)
  return (
    <svg width={12} height={12} className={styles.swatch} aria-hidden focusable={false}>
      {fill && <rect width={12} height={12} {...fill} />}
      <rect x={0.5} y={0.5} width={11} height={11} className={styles.frame} />
    </svg>
  )
}
