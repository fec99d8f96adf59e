import { Link } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { openPracticePhone } from '../queries/practice-phone.ts'

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
