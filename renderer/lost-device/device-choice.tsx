import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Device, UserCard } from '../../preload/contract.ts'
import { firstName } from '../reset/first-name.ts'
import { MethodChecks } from '../reset/method-checks.tsx'
import { chooseDevice, type LostDraft, otherDevice, toggleMethod } from './draft.ts'

const useStyles = makeStyles({
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
})

interface Props {
  card: UserCard
  devices: readonly Device[]
  draft: LostDraft
  onDraft: (draft: LostDraft) => void
}

/** The device first, by what is on it; then what is on it, to be corrected. */
export function DeviceChoice({ card, devices, draft, onDraft }: Props) {
  const { t } = useTranslation('lostDevice')
  const styles = useStyles()
  const onIt = ({ methodIds }: Device) =>
    card.methods
      .filter(({ id }) => methodIds.includes(id))
      .map(({ label, target }) => (target === null || target === label ? label : `${label} (${target})`))
      .join(', ')
  // The first one takes the keys, or the one that is chosen.
  const first = draft.deviceId ?? devices[0]?.id ?? otherDevice
  const focus = (id: string) => (id === first ? { 'data-page-focus': true } : {})
  return (
    <>
      <Field>
        <RadioGroup
          aria-label={t('which')}
          value={draft.deviceId ?? ''}
          onChange={(_, { value }) => {
            const device = devices.find(({ id }) => id === value)
            onDraft(chooseDevice(draft, device ?? { id: otherDevice, methodIds: [] }))
          }}
        >
          {devices.map((device) => (
            <Radio
              key={device.id}
              value={device.id}
              {...focus(device.id)}
              label={
                <>
                  <bdi>{device.label}</bdi>
                  <div className={styles.quiet}>{onIt(device)}</div>
                </>
              }
            />
          ))}
          <Radio value={otherDevice} label={t('otherDevice')} {...focus(otherDevice)} />
        </RadioGroup>
      </Field>
      {draft.deviceId !== null && (
        <Field label={t('methods')} hint={t('methodsHint', { name: firstName(card.name) })}>
          <div>
            <MethodChecks
              label={t('methods')}
              methods={card.methods}
              chosen={draft.methodIds}
              onToggle={(methodId, isOn) => onDraft(toggleMethod(draft, methodId, isOn))}
            />
          </div>
        </Field>
      )}
    </>
  )
}
