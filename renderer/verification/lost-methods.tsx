import { Button, Checkbox, makeStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Method, UserCard } from '../../preload/contract.ts'
import { BusyButton } from '../app/busy-button.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { Notice } from '../enrollment/notice.tsx'
import { reportLost } from '../queries/verification.ts'
import { StepPanel } from '../user/method-test/step-panel.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', margin: '0 16px' },
  choices: { display: 'grid' },
  buttons: { display: 'flex', columnGap: '8px' },
})

/** What is on a device; a mailbox or what somebody knows is not. */
export const onDevices = (methods: Method[]): Method[] =>
  methods.filter(({ type }) => type !== 'email' && type !== 'security-questions')

interface Props {
  card: UserCard
  /** Ids of those that were reported before. */
  reported: string[]
  onClose: () => void
}

/** Which methods are on the device that the caller says is lost. */
export function LostMethods({ card, reported, onClose }: Props) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const [lost, setLost] = useState(() => new Set(reported))
  const reporting = useMutation(reportLost(card.dn))
  const methods = onDevices(card.methods)
  const toggle = (id: string) => {
    const next = new Set(lost)
    if (!next.delete(id)) next.add(id)
    setLost(next)
  }
  const save = () => {
    if (reporting.isPending) return
    const methodIds = methods.map(({ id }) => id).filter((id) => lost.has(id))
    reporting.mutate(methodIds, { onSuccess: onClose })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  return (
    <StepPanel
      title={t('lost.title')}
      closeLabel={t('step.close')}
      leave={t('step.leave')}
      hasTyped={false}
      step="lost"
      onClose={onClose}
    >
      <Notice>{t('lost.what')}</Notice>
      <form className={styles.form} onSubmit={submit} noValidate>
        <div className={styles.choices}>
          {methods.map(({ id, label, target }, index) => (
            <Checkbox
              key={id}
              {...(index === 0 && { 'data-page-focus': true })}
              checked={lost.has(id)}
              onChange={() => toggle(id)}
              label={
                <>
                  <bdi>{label}</bdi>
                  {target && target !== label && <bdi> · {target}</bdi>}
                </>
              }
            />
          ))}
        </div>
        <div className={styles.buttons}>
          <BusyButton busy={reporting.isPending} onClick={save}>
            {t('lost.save')}
          </BusyButton>
          <Button onClick={onClose}>{t('lost.cancel')}</Button>
        </div>
        <button type="submit" hidden />
      </form>
      {reporting.error && <ErrorMessage error={reporting.error} />}
    </StepPanel>
  )
}
