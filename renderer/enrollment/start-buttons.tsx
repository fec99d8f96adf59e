import { Button, Link, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Enrollment } from './use-enrollment.ts'

/** Of a method's first page: what is only offered after another was set up can be left out. */
export function StartButtons({ enrollment, children }: { enrollment: Enrollment; children: ReactNode }) {
  const { t } = useTranslation('enrollment')
  const { state, notNow } = enrollment
  return (
    <>
      {children}
      {state.added.length > 0 && state.card.plan.stepsLeft === 0 && (
        <Button onClick={notNow}>{t('notNow')}</Button>
      )}
    </>
  )
}

const useStyles = makeStyles({ link: { margin: '0 16px', justifySelf: 'start' } })

export function DifferentMethod({ enrollment }: { enrollment: Enrollment }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  return (
    <Link as="button" className={styles.link} onClick={() => enrollment.go('other-methods')}>
      {t('otherMethod')}
    </Link>
  )
}
