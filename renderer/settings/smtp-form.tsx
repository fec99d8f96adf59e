import { Field, Input, makeStyles, Select, Switch } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { GatewaySettings, SmtpDraft } from '../../preload/contract.ts'
import { saveSmtp } from '../queries/messages.ts'
import { DkimFields } from './dkim-fields.tsx'
import { validation } from './field-problem.ts'
import { GatewayForm, SecretField, useGatewayForm } from './gateway-form.tsx'
import { GatewayPanel } from './gateway-panel.tsx'
import {
  draftOf,
  isPasswordKept,
  knownRefusal,
  missingIn,
  type SmtpField,
  typedFrom,
  withSecurity,
} from './smtp-draft.ts'

const useStyles = makeStyles({
  pair: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px' },
  wide: { flex: '1 1 220px' },
  port: { width: '96px' },
})

type Settings = GatewaySettings['smtp']

/** The organization's mail server, as this computer uses it. */
export function Smtp({ smtp }: { smtp: Settings }) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const summary =
    smtp &&
    t('smtp.summary', {
      host: smtp.host,
      port: smtp.port,
      security: t(`smtp.short.${smtp.security}`),
      from: smtp.from,
    })
  const lacksPassword = smtp !== null && smtp.userName !== null && !smtp.secret
  return (
    <GatewayPanel
      title={t('smtp.title')}
      summary={summary}
      warning={lacksPassword ? t('smtp.noPassword') : null}
      open={t(smtp ? 'smtp.change' : 'smtp.setUp')}
      form={(close) => <SmtpForm smtp={smtp} onDone={close} />}
    />
  )
}

function SmtpForm({ smtp, onDone }: { smtp: Settings; onDone: () => void }) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  const saving = useMutation(saveSmtp())
  const { typed, setTyped, change, lacking, refused, form } = useGatewayForm({
    start: () => typedFrom(smtp),
    missingIn: (now) => missingIn(now, smtp),
    ...{ knownRefusal, draftOf, saving, onDone },
  })

  function problemOf(field: SmtpField): string | undefined {
    const lacks = lacking?.[field]
    if (lacks && field === 'password' && smtp?.secret) return t('smtp.passwordOfOther')
    if (lacks) return t(`problem.${lacks}`)
    return refused?.field === field ? t(`problem.${refused.problem}`) : undefined
  }

  const inClear = problemOf('security') ?? (typed.security === 'none' ? t('smtp.noneWarning') : undefined)
  return (
    <GatewayForm {...form}>
      <div className={styles.pair}>
        <Field className={styles.wide} label={t('smtp.host')} required {...validation(problemOf('host'))}>
          <Input
            value={typed.host}
            spellCheck={false}
            autoFocus
            onChange={(_, { value }) => change({ host: value })}
          />
        </Field>
        <Field label={t('smtp.port')} required {...validation(problemOf('port'))}>
          <Input
            className={styles.port}
            value={typed.port}
            inputMode="numeric"
            onChange={(_, { value }) => change({ port: value })}
          />
        </Field>
      </div>
      <Field
        label={t('smtp.security')}
        {...(inClear && {
          validationState: problemOf('security') ? ('error' as const) : ('warning' as const),
          validationMessage: inClear,
        })}
      >
        <Select
          value={typed.security}
          onChange={(_, { value }) => setTyped(withSecurity(typed, value as SmtpDraft['security']))}
        >
          {(['tls', 'starttls', 'none'] as const).map((kind) => (
            <option key={kind} value={kind}>
              {t(`smtp.kinds.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.pair}>
        <Field className={styles.wide} label={t('smtp.userName')} hint={t('smtp.userNameHint')}>
          <Input
            value={typed.userName}
            spellCheck={false}
            autoComplete="off"
            onChange={(_, { value }) => change({ userName: value })}
          />
        </Field>
        {typed.userName.trim() !== '' && (
          <SecretField
            className={styles.wide}
            label={t('smtp.password')}
            isKept={isPasswordKept(typed, smtp)}
            problem={problemOf('password')}
            value={typed.password}
            onType={(password) => change({ password })}
          />
        )}
      </div>
      <Field label={t('smtp.from')} hint={t('smtp.fromHint')} required {...validation(problemOf('from'))}>
        <Input value={typed.from} spellCheck={false} onChange={(_, { value }) => change({ from: value })} />
      </Field>
      <Field hint={t('smtp.dkimHint')}>
        <Switch
          label={t('smtp.dkim')}
          checked={typed.isSigning}
          onChange={(_, { checked }) => change({ isSigning: checked })}
        />
      </Field>
      {typed.isSigning && <DkimFields typed={typed} smtp={smtp} change={change} problemOf={problemOf} />}
    </GatewayForm>
  )
}
