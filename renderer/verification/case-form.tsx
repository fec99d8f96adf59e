import { Button, Field, Input, makeStyles, Select } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerVerification } from '../../preload/contract.ts'
import { BusyButton } from '../app/busy-button.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { setCase } from '../queries/verification.ts'
import { type CaseDraft, caseOf, caseProblems, draftOf } from './case-draft.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', gap: '8px 12px', alignItems: 'start' },
  // As narrow as its place, whatever its field would like: else it lies over the next one.
  field: { flex: '1 1 160px', minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  text: { flex: '2 1 200px', minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  // Beside the fields, not beside their labels.
  buttons: { display: 'flex', columnGap: '8px', paddingTop: '26px' },
})

interface Props {
  dn: string
  known: CallerVerification
  /** Null: it has to be said, and there is nothing to go back to. */
  onCancel: (() => void) | null
  /** It is the card's next step. */
  leads: boolean
  onSaved: () => void
}

/** What the call is about, asked once a call. Enter saves. */
export function CaseForm({ dn, known, onCancel, leads, onSaved }: Props) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const [draft, setDraft] = useState<CaseDraft>(() => draftOf(known.case))
  const [tried, setTried] = useState(false)
  const saving = useMutation(setCase(dn))
  const { caseForm: form } = known
  const problems = caseProblems(draft, form)
  const change = (more: Partial<CaseDraft>) => setDraft({ ...draft, ...more })
  const save = () => {
    setTried(true)
    if (Object.keys(problems).length > 0 || saving.isPending) return
    saving.mutate(caseOf(draft, form), { onSuccess: onSaved })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    save()
  }
  const message = (field: keyof CaseDraft) => {
    const problem = problems[field]
    if (!problem) return {}
    // What is missing is told once one saves; what does not fit, as one types.
    const isWrong = problem === 'badTicket' || problem === 'tooLong'
    if (!tried && !isWrong) return {}
    return {
      validationMessage: t(`about.${problem}`, { example: form.ticket?.example ?? '' }),
      validationState: tried ? ('error' as const) : ('none' as const),
    }
  }
  return (
    <>
      <form className={styles.form} onSubmit={submit} noValidate aria-label={t('about.title')}>
        <Field className={styles.field} label={t('about.reason')} {...message('reason')}>
          <Select
            data-next-step
            value={draft.reason}
            onChange={(_, { value }) => change({ reason: value })}
            onKeyDown={enter}
          >
            <option value="" disabled hidden>
              {t('about.choose')}
            </option>
            {form.reasons.map((reason) => (
              <option key={reason}>{reason}</option>
            ))}
          </Select>
        </Field>
        {form.ticket && (
          <Field className={styles.field} label={t('about.ticket')} {...message('ticket')}>
            <Input
              value={draft.ticket}
              placeholder={form.ticket.example}
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
              onChange={(_, { value }) => change({ ticket: value })}
            />
          </Field>
        )}
        <Field className={styles.text} label={t('about.text')} {...message('text')}>
          <Input
            value={draft.text}
            placeholder={t('about.textHint')}
            autoComplete="off"
            maxLength={600}
            onChange={(_, { value }) => change({ text: value })}
          />
        </Field>
        <div className={styles.buttons}>
          <BusyButton busy={saving.isPending} leads={leads} onClick={save}>
            {t('about.save')}
          </BusyButton>
          {onCancel && <Button onClick={onCancel}>{t('about.cancel')}</Button>}
        </div>
        {/* Without one, Enter in a field would send nothing. */}
        <button type="submit" hidden />
      </form>
      {saving.error && <ErrorMessage error={saving.error} />}
    </>
  )
}
