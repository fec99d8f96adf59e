import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyProblem } from '../../../preload/contract.ts'
import { type FormPolicy, tidy } from './document.ts'
import { useFormStyles } from './form-styles.ts'
import { problemText } from './problem-place.ts'

const lineHeight = 20

const useStyles = makeStyles({
  page: { display: 'grid', rowGap: '8px', alignContent: 'start' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', columnGap: '12px' },
  editor: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: `${lineHeight}px`,
    overflow: 'hidden',
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  numbers: {
    padding: '8px 8px 8px 12px',
    textAlign: 'end',
    whiteSpace: 'pre',
    userSelect: 'none',
    color: tokens.colorNeutralForeground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    fontVariantNumeric: 'tabular-nums',
    // Over the mark of the wrong line.
    position: 'relative',
  },
  text: {
    padding: '8px',
    border: 'none',
    outlineStyle: 'none',
    resize: 'none',
    overflowX: 'auto',
    overflowY: 'hidden',
    whiteSpace: 'pre',
    tabSize: 2,
    font: 'inherit',
    lineHeight: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    position: 'relative',
  },
  wrong: {
    position: 'absolute',
    insetInline: 0,
    height: `${lineHeight}px`,
    backgroundColor: tokens.colorPaletteRedBackground1,
    boxShadow: `inset 3px 0 ${tokens.colorPaletteRedBorder2}`,
    boxSizing: 'border-box',
    scrollMarginBlock: '120px',
  },
})

interface Props {
  text: string
  /** The same, read; null: it is no JSON. */
  form: FormPolicy | null
  problem: PolicyProblem | null
  /** Counts how often the line of the problem was asked for. */
  reveal: number
  onType: (text: string) => void
}

/** The document as it is, with its lines numbered: as long as it is, so that the page scrolls and not the field. */
export function JsonEditor({ text, form, problem, reveal, onType }: Props) {
  const { t } = useTranslation('whatIf')
  const shared = useFormStyles()
  const styles = useStyles()
  const labelId = useId()
  const problemId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const wrong = useRef<HTMLDivElement>(null)
  const lines = text.split('\n')
  const tidied = tidy(text)
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it is asked for, not wherever a problem comes up
  useEffect(() => {
    if (reveal === 0 || !problem) return
    const start = lines.slice(0, problem.line - 1).join('\n').length + (problem.line > 1 ? 1 : 0)
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(start, start + (lines[problem.line - 1]?.length ?? 0))
    wrong.current?.scrollIntoView({ block: 'nearest' })
  }, [reveal])
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h2 id={labelId} className={shared.title}>
          {t('json.label')}
        </h2>
        <Button
          size="small"
          title={t('json.tidyHint')}
          disabledFocusable={tidied === null || tidied === text}
          onClick={() => tidied !== null && onType(tidied)}
        >
          {t('json.tidy')}
        </Button>
      </div>
      {problem && (
        <p id={problemId} className={shared.problem}>
          {problemText(t, problem, form)}
        </p>
      )}
      <div className={styles.editor}>
        {problem && (
          <div
            ref={wrong}
            className={styles.wrong}
            style={{ top: 8 + (Math.min(problem.line, lines.length) - 1) * lineHeight }}
          />
        )}
        <div className={styles.numbers} aria-hidden>
          {lines.map((_, index) => index + 1).join('\n')}
        </div>
        <textarea
          ref={field}
          className={styles.text}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="off"
          rows={lines.length}
          aria-labelledby={labelId}
          aria-invalid={problem !== null}
          aria-describedby={problem ? problemId : undefined}
          value={text}
          onChange={({ target }) => onType(target.value)}
        />
      </div>
    </div>
  )
}
