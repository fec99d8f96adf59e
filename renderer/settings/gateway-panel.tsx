import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  panel: {
    padding: '8px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  what: { flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  warning: { margin: 0, color: tokens.colorStatusWarningForeground1 },
  form: { marginTop: '12px' },
})

interface Props {
  title: string
  /** Null: not set up yet. */
  summary: string | null
  warning?: string | null
  /** What the button is called, as the title alone would not tell. */
  open: string
  form: (close: () => void) => ReactNode
}

/** One gateway: what it is set to in a line, and its form when that is asked for. */
export function GatewayPanel({ title, summary, warning, open, form }: Props) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  const [editing, setEditing] = useState(false)
  const [wasEditing, setWasEditing] = useState(false)
  const show = (shown: boolean) => {
    setWasEditing(!shown)
    setEditing(shown)
  }
  return (
    <div className={styles.panel}>
      <div className={styles.row}>
        <div className={styles.what}>
          <h3 className={styles.title}>{title}</h3>
          {!editing && <p className={styles.quiet}>{summary ?? t('notSetUp')}</p>}
          {warning && !editing && <p className={styles.warning}>{warning}</p>}
        </div>
        {!editing && (
          <Button size="small" aria-label={open} autoFocus={wasEditing} onClick={() => show(true)}>
            {t(summary === null ? 'setUp' : 'change')}
          </Button>
        )}
      </div>
      {editing && <div className={styles.form}>{form(() => show(false))}</div>}
    </div>
  )
}
