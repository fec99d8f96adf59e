import { makeStyles } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Arrival } from './arrivals.ts'

const useStyles = makeStyles({
  aloud: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** Tells a screen reader that something has arrived; what was there when the phone was opened is not news. */
export function NewestAloud({ newest }: { newest: Arrival | null }) {
  const { t } = useTranslation('practicePhone')
  const styles = useStyles()
  const known = useRef(newest?.id)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!newest || newest.id === known.current) return
    known.current = newest.id
    setSaid(t(`arrived.${newest.is === 'message' ? newest.message.kind : newest.push.kind}`))
  }, [newest, t])
  return (
    <div role="status" className={styles.aloud}>
      {said}
    </div>
  )
}
