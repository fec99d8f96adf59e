import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { Edit20Regular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReminderPlan } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { Section } from '../../app/section.tsx'
import { useSettled } from '../../app/use-settled.ts'
import { useTellWhen } from '../../app/use-tell-when.ts'
import { reminderPreview } from '../../queries/reminders.ts'
import { MailLooks, TextLooks } from './looks.tsx'
import { SendTest } from './send-test.tsx'
import type { ReminderKind, Wording } from './use-wording.ts'
import { WordsEditor } from './words-editor.tsx'

const useStyles = makeStyles({
  tabs: { marginInlineStart: '-12px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  edit: { justifySelf: 'start' },
})

const kinds = ['nothing', 'registered-only', 'manager'] as const satisfies ReminderKind[]
const settleMs = 250

interface Props {
  plan: ReminderPlan
  wording: Wording
  maySend: boolean
  /** They are there as they look, or it can't be told. */
  onShown: () => void
}

/** What they say, by what somebody lacks: as it arrives, and the words to change. */
export function Messages({ wording, onShown, ...rest }: Props) {
  const { t } = useTranslation('reminders')
  const { draft, error } = wording
  useTellWhen(error !== null, onShown)
  return (
    <Section title={t('message.title')}>
      {error && <ErrorMessage error={error} onRetry={wording.reread} />}
      {draft && <Looked {...rest} {...{ wording, onShown }} draft={draft} />}
    </Section>
  )
}

function Looked(props: Props & { draft: NonNullable<Wording['draft']> }) {
  const { plan, wording, maySend, draft, onShown } = props
  const { t } = useTranslation('reminders')
  const styles = useStyles()
  // Where nobody has no method, the other kind comes first.
  const [kind, setKind] = useState<ReminderKind>(
    plan.shortfalls.nothing > 0 || plan.shortfalls['registered-only'] === 0 ? 'nothing' : 'registered-only',
  )
  const [isEditing, setIsEditing] = useState(false)
  const { channel, examples, escalateAfter } = plan
  const preview = useQuery(reminderPreview(useSettled(draft, settleMs), examples))
  const looks = preview.data?.looks
  const isShown = !preview.isPending
  useTellWhen(isShown, onShown)
  // Not before what it looks like, over the buttons: those would move.
  if (!isShown) return null
  return (
    <>
      <TabList
        className={styles.tabs}
        selectedValue={kind}
        onTabSelect={(_, { value }) => setKind(kinds.find((one) => one === value) ?? 'nothing')}
      >
        {kinds.map((one) => (
          <Tab key={one} value={one}>
            {one === 'manager'
              ? t('message.kind.manager')
              : t('message.kindCount', { kind: t(`message.kind.${one}`), count: plan.shortfalls[one] })}
          </Tab>
        ))}
      </TabList>
      <p className={styles.quiet}>
        {kind !== 'manager'
          ? t(`message.means.${kind}`)
          : escalateAfter === null
            ? t('message.means.noManager')
            : t('message.means.manager', { count: escalateAfter })}
      </p>
      {preview.error && <ErrorMessage error={preview.error} onRetry={() => void preview.refetch()} />}
      {looks &&
        (kind === 'manager' || channel === 'email' ? (
          <MailLooks looks={looks[kind]} />
        ) : (
          <TextLooks looks={looks[kind]} />
        ))}
      {maySend && (
        <Button
          className={styles.edit}
          size="small"
          icon={<Edit20Regular />}
          aria-expanded={isEditing}
          onClick={() => setIsEditing(!isEditing)}
        >
          {t(isEditing ? 'message.done' : 'message.edit')}
        </Button>
      )}
      {maySend && isEditing && (
        <WordsEditor kind={kind} wording={wording} draft={draft} problems={preview.data?.problems ?? []} />
      )}
      {maySend && kind !== 'manager' && (
        <SendTest
          key={channel}
          channel={channel}
          kind={kind}
          own={plan.own}
          templates={draft}
          examples={examples}
        />
      )}
    </>
  )
}
