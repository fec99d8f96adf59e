import { Link, makeStyles } from '@fluentui/react-components'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeChannel } from '../../preload/contract.ts'

const useStyles = makeStyles({
  missing: { display: 'grid', rowGap: '8px', justifyItems: 'start', margin: '0 16px' },
  advice: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
  list: { margin: 0, paddingInlineStart: '20px', display: 'grid', rowGap: '4px' },
})

const advice = ['number', 'signal', 'blocked', 'other'] as const

interface Props {
  channel: CodeChannel
  /** The last advice, where it is not the wizard's. */
  last?: string
  /** What can be done in the end. */
  children?: ReactNode
}

/** What to look at when the message doesn't come, most likely first. */
export function NotArrived({ channel, last, children }: Props) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const listId = useId()
  const [open, setOpen] = useState(false)
  return (
    <div className={styles.missing}>
      <Link as="button" aria-expanded={open} aria-controls={listId} onClick={() => setOpen(!open)}>
        {t('sent.missing')}
      </Link>
      {open && (
        <div id={listId} className={styles.advice}>
          <ol className={styles.list}>
            {advice.map((one) => (
              <li key={one}>{one === 'other' && last ? last : t(`sent.advice.${channel}.${one}`)}</li>
            ))}
          </ol>
          {children}
        </div>
      )}
    </div>
  )
}
