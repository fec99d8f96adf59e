import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormStyles } from './form-styles.ts'
import { type DiffLine, lineDiff } from './line-diff.ts'

const useStyles = makeStyles({
  diff: { display: 'grid', rowGap: '8px', alignContent: 'start' },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', alignItems: 'baseline' },
  table: {
    display: 'grid',
    gridTemplateColumns: 'auto auto auto minmax(0, 1fr)',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    paddingBlock: '4px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '20px',
  },
  line: { display: 'grid', gridTemplateColumns: 'subgrid', gridColumn: '1 / -1' },
  number: {
    padding: '0 6px',
    minWidth: '24px',
    textAlign: 'end',
    userSelect: 'none',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  sign: { width: '20px', textAlign: 'center', userSelect: 'none', fontWeight: tokens.fontWeightBold },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', paddingInlineEnd: '8px' },
  added: { backgroundColor: tokens.colorPaletteGreenBackground1, color: tokens.colorPaletteGreenForeground1 },
  removed: { backgroundColor: tokens.colorPaletteRedBackground1, color: tokens.colorPaletteRedForeground1 },
  gap: {
    gridColumn: '1 / -1',
    padding: '0 12px',
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground2,
    fontFamily: tokens.fontFamilyBase,
  },
  aloud: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

interface Props {
  title: string
  before: string
  after: string
  /** What is said where they say the same. */
  same: string
}

/** What differs between two documents, line by line. */
export function DiffView({ title, before, after, same }: Props) {
  const { t } = useTranslation('whatIf')
  const form = useFormStyles()
  const styles = useStyles()
  const lines = useMemo(() => lineDiff(before, after), [before, after])
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length
  if (lines.length === 0) return <p className={form.quiet}>{same}</p>
  return (
    <section className={styles.diff} aria-label={title}>
      <div className={styles.head}>
        <h2 className={form.title}>{title}</h2>
        <span className={form.quiet}>
          {t('changes.counts', { added: count('added'), removed: count('removed') })}
        </span>
      </div>
      <div className={styles.table}>
        {lines.map((line, index) =>
          line.kind === 'gap' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
            <div key={index} className={styles.gap}>
              {t('changes.gap', { count: line.lines })}
            </div>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same
            <Line key={index} line={line} />
          ),
        )}
      </div>
    </section>
  )
}

const signs = { same: '', added: '+', removed: '−' } as const

function Line({ line }: { line: Exclude<DiffLine, { kind: 'gap' }> }) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  const { kind, text, before, after } = line
  return (
    <div className={mergeClasses(styles.line, kind !== 'same' && styles[kind])}>
      <span className={styles.number} aria-hidden>
        {before}
      </span>
      <span className={styles.number} aria-hidden>
        {after}
      </span>
      <span className={styles.sign} aria-hidden>
        {signs[kind]}
      </span>
      <code className={styles.text} dir="ltr">
        {kind !== 'same' && <span className={styles.aloud}>{t(`changes.${kind}`)}: </span>}
        {text}
      </code>
    </div>
  )
}
