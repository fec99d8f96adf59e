import { makeStyles } from '@fluentui/react-components'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ErrorMessage } from '../../app/error-message.tsx'
import { addWords } from '../../app/i18n.ts'
import { useShortcut } from '../../app/keyboard.ts'
import { useView } from '../../app/view-state.tsx'
import { followPolicy, policyInPlace } from '../../queries/policy.ts'
import { useFocusWhenShown } from '../use-focus-when-shown.ts'
import { whatIf } from './words.ts'
import { Workbench } from './workbench.tsx'

addWords('whatIf', whatIf)

const useStyles = makeStyles({
  page: { height: '100%' },
  message: { padding: '16px 24px' },
})

/** The policy as a draft, and what it would change for whom. */
export default function WhatIfPage() {
  const styles = useStyles()
  const client = useQueryClient()
  useEffect(() => followPolicy(client), [client])
  const inPlace = useQuery(policyInPlace())
  const [, dispatch] = useView()
  const page = useFocusWhenShown('what-if', inPlace.isSuccess)
  const { refetch } = inPlace
  const back = () => dispatch({ type: 'open-coverage', page: 'report' })
  useShortcut('back', back)
  useShortcut('refresh', () => void refetch())
  return (
    <div ref={page} className={styles.page}>
      {inPlace.data && <Workbench inPlace={inPlace.data} error={inPlace.error} onBack={back} />}
      {!inPlace.data && inPlace.error && (
        <div className={styles.message}>
          <ErrorMessage error={inPlace.error} onRetry={() => void refetch()} />
        </div>
      )}
    </div>
  )
}
