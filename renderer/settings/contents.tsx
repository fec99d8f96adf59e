import { Button, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export type Part = 'appearance' | 'keyboard' | 'directories' | 'messages' | 'key' | 'practice' | 'about'

const useStyles = makeStyles({
  list: {
    position: 'sticky',
    top: 0,
    display: 'grid',
    gap: '2px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  // Without the room for it the page alone will do.
  contents: { '@media (max-width: 1199px)': { display: 'none' } },
  item: { width: '100%', justifyContent: 'flex-start', fontWeight: 'normal' },
  part: { scrollMarginTop: '24px', outlineStyle: 'none', minWidth: 0 },
})

const idOf = (part: Part) => `settings-${part}`

/** What the settings are about, beside them: one click leads there, and the keyboard goes along. */
export function Contents({ parts }: { parts: Part[] }) {
  const { t } = useTranslation('settings')
  const styles = useStyles()
  const go = (part: Part) => {
    const target = document.getElementById(idOf(part))
    target?.scrollIntoView({ block: 'start' })
    target?.focus({ preventScroll: true })
  }
  return (
    <nav aria-label={t('contents')} className={styles.contents}>
      <ul className={styles.list}>
        {parts.map((part) => (
          <li key={part}>
            <Button className={styles.item} appearance="subtle" size="small" onClick={() => go(part)}>
              {t(`${part}.title`)}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Where a line of the contents leads. */
export function Destination({ part, children }: { part: Part; children: ReactNode }) {
  const styles = useStyles()
  return (
    <div id={idOf(part)} className={styles.part} tabIndex={-1}>
      {children}
    </div>
  )
}
