import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageTemplates } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { NotSaved } from '../app/not-saved.tsx'
import { useSettled } from '../app/use-settled.ts'
import { useTellWhen } from '../app/use-tell-when.ts'
import { preview, saveTemplates, templates } from '../queries/messages.ts'
import { TemplateFields } from './template-fields.tsx'
import { names, refusedTemplate } from './template-problem.ts'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px' },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  text: { margin: 0 },
})

const settleMs = 250

interface Props {
  /** They are there with their looks, or can't be read. */
  onShown: () => void
}

/** The words in which the organization's messages go out. */
export function Templates({ onShown }: Props) {
  const { t } = useTranslation('settings', { keyPrefix: 'templates' })
  const styles = useStyles()
  const known = useQuery(templates())
  useTellWhen(known.isError, onShown)
  return (
    <div className={styles.form}>
      <h3 className={styles.title}>{t('title')}</h3>
      <p className={styles.quiet}>{t('text')}</p>
      {known.error && <ErrorMessage error={known.error} onRetry={() => void known.refetch()} />}
      {known.data && <TemplatesForm {...known.data} onShown={onShown} />}
    </div>
  )
}

interface FormProps extends Props {
  kept: MessageTemplates
  standard: MessageTemplates
}

function TemplatesForm({ kept, standard, onShown }: FormProps) {
  const { t } = useTranslation('settings', { keyPrefix: 'templates' })
  const styles = useStyles()
  const saving = useMutation(saveTemplates())
  /** What was typed and not saved; null follows what is kept. */
  const [typed, setTyped] = useState<MessageTemplates | null>(null)
  const draft = typed ?? kept
  const looks = useQuery(preview(useSettled(draft, settleMs)))
  const isShown = !looks.isPending
  useTellWhen(isShown, onShown)
  const isDefault = names.every((name) => draft[name] === standard[name])
  const isChanged = names.some((name) => draft[name] !== kept[name])
  const refused = refusedTemplate(saving.error)
  const problems = [...(looks.data?.problems ?? []), ...(refused ? [refused] : [])]

  function type(name: keyof MessageTemplates, value: string): void {
    saving.reset()
    setTyped({ ...draft, [name]: value })
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (isChanged && !saving.isPending)
      saving.mutate({ templates: draft, before: kept }, { onSuccess: () => setTyped(null) })
  }

  // Not before the looks that stand between the fields: those would move.
  if (!isShown) return null
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {(['codes', 'notices'] as const).map((group) => (
        <TemplateFields key={group} {...{ group, draft, problems }} looks={looks.data} onType={type} />
      ))}
      {looks.error && <ErrorMessage error={looks.error} onRetry={() => void looks.refetch()} />}
      {saving.error && !refused && (
        <NotSaved error={saving.error} what={t('elsewhere.what')} next={t('elsewhere.next')} />
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={saving.isPending || !isChanged}>
          {t('save')}
        </Button>
        {isChanged && (
          <Button
            onClick={() => {
              saving.reset()
              setTyped(null)
            }}
          >
            {t('discard')}
          </Button>
        )}
        {!isDefault && (
          <Button
            onClick={() => {
              saving.reset()
              setTyped(standard)
            }}
          >
            {t('reset')}
          </Button>
        )}
      </div>
      {saving.isSuccess && !isChanged && (
        <p className={styles.text} role="status">
          {t('saved')}
        </p>
      )}
    </form>
  )
}
