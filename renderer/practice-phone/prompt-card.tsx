import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle20Filled,
  DismissCircle20Filled,
  Person20Filled,
  ShieldQuestion20Filled,
} from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticePush } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { answerPrompt } from '../queries/practice-phone.ts'
import { Card } from './card.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '12px' },
  text: { margin: 0 },
  account: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  number: { width: '4.5em', fontSize: '28px', height: '52px' },
  digits: { textAlign: 'center', fontSize: '28px', fontVariantNumeric: 'tabular-nums' },
  buttons: { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: '8px' },
  over: { display: 'flex', columnGap: '6px', alignItems: 'center', margin: 0 },
  yes: { color: tokens.colorStatusSuccessForeground1 },
  no: { color: tokens.colorNeutralForeground3 },
})

/** What a phone asks: whether to add an account, or whether it is the user who signs in. */
export function PromptCard({ push }: { push: PracticePush }) {
  const { t } = useTranslation('practicePhone')
  const styles = useStyles()
  const answer = useMutation(answerPrompt())
  const { id, kind, account, organization, state, at } = push
  const give = (number: string | null) => {
    if (!answer.isPending) answer.mutate({ id, number })
  }
  return (
    <Card
      icon={kind === 'register' ? <Person20Filled /> : <ShieldQuestion20Filled />}
      kind={t(`kind.${kind}`)}
      to={<bdi>{organization}</bdi>}
      at={at}
      asks={state === 'open'}
    >
      <p className={styles.account}>
        <bdi>{account}</bdi>
      </p>
      {state === 'open' ? (
        <>
          <p className={styles.text}>{t(`${kind}.text`, { organization })}</p>
          {kind === 'approve' ? <Approve onAnswer={give} /> : <Register onAnswer={give} />}
        </>
      ) : (
        <p className={styles.over}>
          {state === 'approved' ? (
            <CheckmarkCircle20Filled className={styles.yes} aria-hidden />
          ) : (
            <DismissCircle20Filled className={styles.no} aria-hidden />
          )}
          {t(`over.${kind}.${state}`)}
        </p>
      )}
      {answer.error && <ErrorMessage error={answer.error} />}
    </Card>
  )
}

interface AnswerProps {
  onAnswer: (number: string | null) => void
}

function Register({ onAnswer }: AnswerProps) {
  const { t } = useTranslation('practicePhone')
  const styles = useStyles()
  return (
    <div className={styles.buttons}>
      <Button size="large" onClick={() => onAnswer(null)}>
        {t('register.decline')}
      </Button>
      <Button size="large" appearance="primary" onClick={() => onAnswer('')}>
        {t('register.accept')}
      </Button>
    </div>
  )
}

function Approve({ onAnswer }: AnswerProps) {
  const { t } = useTranslation('practicePhone')
  const styles = useStyles()
  const [number, setNumber] = useState('')
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const approve = (event: FormEvent) => {
    event.preventDefault()
    if (number.length === 2) return onAnswer(number)
    setMissing(true)
    field.current?.focus()
  }
  return (
    <form className={styles.form} onSubmit={approve} noValidate autoComplete="off">
      <Field
        label={t('approve.number')}
        validationMessage={missing && number.length < 2 ? t('approve.numberMissing') : null}
      >
        <Input
          className={styles.number}
          input={{ ref: field, className: styles.digits }}
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          value={number}
          onChange={(_, { value }) => setNumber(value.replace(/\D/g, '').slice(0, 2))}
        />
      </Field>
      <div className={styles.buttons}>
        <Button size="large" onClick={() => onAnswer(null)}>
          {t('approve.deny')}
        </Button>
        <Button size="large" appearance="primary" type="submit">
          {t('approve.approve')}
        </Button>
      </div>
    </form>
  )
}
