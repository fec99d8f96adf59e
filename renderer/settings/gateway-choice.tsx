import { Field, makeStyles, Select, tokens } from '@fluentui/react-components'
import { Warning12Regular } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  GatewayChoice as Choice,
  DirectoryChoice,
  GatewayChannel,
  GatewayKind,
  GatewaySettings,
} from '../../preload/contract.ts'
import { ConfirmDialog } from '../app/confirm.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { chooseGateways } from '../queries/messages.ts'
import { carriers, channels, remark } from './gateways.ts'

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
    alignItems: 'start',
    gap: '12px 24px',
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: '4px 16px',
    margin: 0,
    '& dd': { margin: 0 },
  },
  term: { color: tokens.colorNeutralForeground2 },
})

interface Props {
  settings: GatewaySettings
  directory: DirectoryChoice
}

/** Which gateway carries what, from this computer and to the users of this directory, which is not the practice one. */
export function GatewayChoice({ settings, directory }: Props) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  const choosing = useMutation(chooseGateways())
  const [asked, setAsked] = useState<GatewayChannel>('text')
  const [asking, setAsking] = useState(false)
  const { choice } = settings

  const choose = (channel: GatewayChannel, kind: GatewayKind | null) =>
    choosing.mutateAsync({ ...choice, [channel]: kind } as Choice)

  function picked(channel: GatewayChannel, value: string): void {
    const kind = carriers[channel].find((one) => one === value) ?? null
    if (kind === 'practice') {
      setAsked(channel)
      setAsking(true)
      return
    }
    // What failed is told below: the choice stays as it was.
    choose(channel, kind).catch(() => undefined)
  }

  return (
    <>
      <div className={styles.grid}>
        {channels.map((channel) => {
          const told = remark(channel, settings)
          return (
            <Field
              key={channel}
              label={t(`choice.channel.${channel}`)}
              // As a remark: warnings would all be announced each time the settings open.
              {...(told && {
                validationState: 'none' as const,
                validationMessage: t(told),
                validationMessageIcon: <Warning12Regular />,
              })}
            >
              <Select
                value={choice[channel] ?? ''}
                disabled={choosing.isPending}
                onChange={(_, { value }) => picked(channel, value)}
              >
                <option value="">{t('choice.none')}</option>
                {carriers[channel].map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`choice.gateway.${kind}`)}
                  </option>
                ))}
              </Select>
            </Field>
          )
        })}
      </div>
      {choosing.error && !asking && <ErrorMessage error={choosing.error} />}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t(`choice.practice.title.${asked}`)}
        confirm={t('choice.practice.confirm')}
        cancel={t('choice.practice.cancel')}
        onConfirm={() => choose(asked, 'practice')}
      >
        {t('choice.practice.text', { label: directory.label })}
      </ConfirmDialog>
    </>
  )
}

/** The same to read only. */
export function ChosenGateways({ settings, directory }: Props) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  return (
    <dl className={styles.list}>
      {channels.map((channel) => {
        const kind = settings.choice[channel]
        const told = remark(channel, settings, directory.practice)
        const what = kind && t(`choice.gateway.${kind}`)
        return (
          <Row
            key={channel}
            name={t(`choice.channel.${channel}`)}
            value={[what, told && t(told)].filter(Boolean).join('. ')}
          />
        )
      })}
    </dl>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.term}>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
