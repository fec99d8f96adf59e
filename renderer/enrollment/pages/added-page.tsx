import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle24Filled } from '@fluentui/react-icons'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { MethodType, UserCard } from '../../../preload/contract.ts'
import type { Added } from '../flow-state.ts'
import { Page, Say, You } from '../page.tsx'
import { isBackup, whatNext } from '../route.ts'
import type { Enrollment } from '../use-enrollment.ts'

const useStyles = makeStyles({
  done: { display: 'flex', alignItems: 'center', columnGap: '8px' },
  label: { fontWeight: tokens.fontWeightSemibold },
  icon: { color: tokens.colorStatusSuccessForeground1, flexShrink: 0 },
})

interface Props {
  enrollment: Enrollment
  card: UserCard
  added: Added
}

/** One method is set up: what it is for from now on, and what comes next. */
export function AddedPage({ enrollment, card, added }: Props) {
  const { t } = useTranslation('enrollment')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const next = whatNext(card)
  const standard = card.methods.find(({ isDefault }) => isDefault)
  const status = added.madeDefault
    ? t('added.isDefault')
    : standard
      ? t('added.isBackup', { label: standard.label })
      : t('added.isFirst')
  return (
    <Page
      heading={t(`added.heading.${added.type}`)}
      buttons={
        next ? (
          <>
            <Button data-page-focus appearance="primary" onClick={() => enrollment.choose(next.type)}>
              {t('next')}
            </Button>
            {!next.required && <Button onClick={enrollment.notNow}>{t('notNow')}</Button>}
          </>
        ) : (
          <Button data-page-focus appearance="primary" onClick={() => enrollment.go('success')}>
            {t('done')}
          </Button>
        )
      }
    >
      <div className={styles.done} role="status">
        <CheckmarkCircle24Filled aria-hidden className={styles.icon} />
        <span>
          <bdi className={styles.label}>{added.label}</bdi> {status}
        </span>
      </div>
      <Say>{saying(t, added)}</Say>
      {next?.required && (
        <You>
          {t('added.stepsLeft', {
            count: card.plan.stepsLeft,
            method: tUser(`method.${next.type}`),
          })}
        </You>
      )}
      {next?.required === false && (
        <You>
          {isBackup(card)
            ? t(`added.offer.${next.type}`)
            : t('added.offerOther', { method: tUser(`method.${next.type}`) })}
        </You>
      )}
    </Page>
  )
}

const isFactor = (type: MethodType): type is Exclude<MethodType, 'email' | 'security-questions'> =>
  type !== 'email' && type !== 'security-questions'

function saying(t: TFunction<'enrollment'>, { type, madeDefault }: Added): string {
  return madeDefault && isFactor(type) ? t(`added.sayDefault.${type}`) : t(`added.sayBackup.${type}`)
}
