import { Field, Input, makeStyles } from '@fluentui/react-components'
import { type FormEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { Notice } from '../notice.tsx'
import { NextButton, Page, Say, You } from '../page.tsx'
import { oneOf, problemOf } from '../refusal.ts'
import { isBackup } from '../route.ts'
import { DifferentMethod, StartButtons } from '../start-buttons.tsx'
import { addressProblems } from '../target-problems.ts'
import type { Enrollment } from '../use-enrollment.ts'

const useStyles = makeStyles({ form: { margin: '0 16px' } })

/** An address outside the account's own mailbox: a code goes there as soon as the operator goes on. */
export function EmailPage({ enrollment, card }: { enrollment: Enrollment; card: UserCard }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const formId = useId()
  const { state, type, beginWith, forgetRefusal, beginning, beginError } = enrollment
  const { address } = state.typed
  const begin = () => void beginWith({ type: 'email', address })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    begin()
  }
  const said = problemOf(beginError, 'bad-address')
  const problem = said === null ? null : oneOf(addressProblems, said, 'invalid')
  return (
    <Page
      heading={t(isBackup(card) ? 'email.headingBackup' : 'email.heading')}
      buttons={
        <StartButtons enrollment={enrollment}>
          <NextButton label={t('next')} form={formId} busy={beginning} />
        </StartButtons>
      }
    >
      {state.ended && <Notice>{t('email.ended')}</Notice>}
      <Say>{t('email.say')}</Say>
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        <Field
          label={t('email.label')}
          hint={t('email.hint')}
          validationMessage={problem && t(`email.problem.${problem}`)}
        >
          <Input
            data-page-focus
            type="text"
            inputMode="email"
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            maxLength={1000}
            value={address}
            onChange={(_, { value }) => {
              forgetRefusal()
              type({ address: value })
            }}
          />
        </Field>
      </form>
      {beginError && problem === null && <ErrorMessage error={beginError} onRetry={begin} />}
      <You>{t('email.you')}</You>
      <DifferentMethod enrollment={enrollment} />
    </Page>
  )
}
