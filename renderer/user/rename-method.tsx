import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Method } from '../../preload/contract.ts'
import { useShortcut } from '../app/keyboard.ts'
import { RequestApproval } from '../approvals/request-approval.tsx'
import { CallError } from '../queries/client.ts'
import { renameMethod } from '../queries/methods.ts'
import { Refused } from '../reset/refused.tsx'
import { wayOf } from '../reset/way.ts'
import { useGate } from '../verification/gate-hint.tsx'
import { type LabelProblem, labelProblem } from './label-problem.ts'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
  field: { width: '100%', maxWidth: '280px' },
  buttons: { display: 'flex', columnGap: '8px' },
})

interface Props {
  dn: string
  method: Method
  /** Null: it was left as it was. */
  onDone: (to: string | null) => void
}

/** The method's name as a field, in its place. Enter saves, Esc leaves it as it was. */
export function RenameMethod({ dn, method, onDone }: Props) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(method.label)
  const [problem, setProblem] = useState<LabelProblem | null>(null)
  const [asked, setAsked] = useState(false)
  const ask = useRef<HTMLDivElement>(null)
  const rename = useMutation(renameMethod(dn, method.id))
  const gate = useGate(dn, 'rename-method')
  const needsApproval = wayOf(gate) === 'approval'
  const isTaken = rename.error instanceof CallError && rename.error.code === 'already-exists'
  useEffect(() => input.current?.select(), [])
  useShortcut('back', () => onDone(null))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = labelProblem(typed)
    setProblem(found)
    if (found || rename.isPending) return
    const label = typed.trim()
    if (label === method.label) return onDone(null)
    // Enter goes on to the one thing that can be done.
    if (needsApproval) return ask.current?.querySelector('button')?.focus()
    rename.mutate(label, { onSuccess: () => onDone(label) })
  }
  const label = typed.trim()
  const isNew = label !== method.label && labelProblem(typed) === null
  const message = problem ? t(`rename.${problem}`) : isTaken ? t('rename.taken') : null
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        className={styles.field}
        validationMessage={message}
        validationState={message ? 'error' : 'none'}
      >
        <Input
          input={{ ref: input }}
          aria-label={t('rename.label', { label: method.label })}
          autoComplete="off"
          dir="auto"
          maxLength={300}
          value={typed}
          onChange={(_, { value }) => {
            setTyped(value)
            setProblem(null)
            rename.reset()
          }}
        />
      </Field>
      <div className={styles.buttons}>
        {!needsApproval && (
          <Button type="submit" size="small" appearance="primary" disabledFocusable={rename.isPending}>
            {t('rename.save')}
          </Button>
        )}
        <Button size="small" onClick={() => onDone(null)}>
          {t(asked ? 'rename.close' : 'rename.cancel')}
        </Button>
      </div>
      {needsApproval && isNew && (
        <div ref={ask}>
          <RequestApproval
            key={label}
            dn={dn}
            call={{ call: 'rename', methodId: method.id, label }}
            onRequested={() => setAsked(true)}
          />
        </div>
      )}
      {rename.error && !isTaken && <Refused error={rename.error} gate={gate} action="rename-method" />}
    </form>
  )
}
