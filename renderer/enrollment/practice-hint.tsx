import { Link } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { openPracticePhone } from '../queries/practice-phone.ts'
import { currentSession } from '../queries/session.ts'

/** Where a practice message is to be found, and the way there. */
export function PracticeHint({ children }: { children: ReactNode }) {
  const { t } = useTranslation('enrollment')
  const open = useMutation(openPracticePhone())
  return (
    <>
      {children}{' '}
      <Link as="button" inline onClick={() => open.mutate()}>
        {t('sent.openPhone')}
      </Link>
    </>
  )
}

/** On the practice directory prompts go to the practice phone. */
export function useIsPractice(): boolean {
  const { data } = useQuery(currentSession())
  return data !== undefined && data.state !== 'signed-out' && data.directory.practice
}
