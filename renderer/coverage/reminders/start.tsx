import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { Send20Regular } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageSelection, ReminderPlan } from '../../../preload/contract.ts'
import { ConfirmDialog } from '../../app/confirm.tsx'
import { Section } from '../../app/section.tsx'
import { startReminders } from '../../queries/reminders.ts'
import { takesWords } from './campaign-words.ts'
import { leftOutWords } from './who-words.ts'

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  button: { justifySelf: 'start' },
})

interface Props {
  plan: ReminderPlan
  selection: CoverageSelection
  /** Words were typed that are not kept. */
  isUnsaved: boolean
}

/** How long it takes, and the one button; asked once more before anything goes out. */
export function Start({ plan, selection, isUnsaved }: Props) {
  const { t } = useTranslation('reminders')
  const styles = useStyles()
  const [isAsking, setIsAsking] = useState(false)
  const { mutateAsync } = useMutation(startReminders())
  const { channel, toSend: count, perMinute, gateway } = plan
  const mayStart = count > 0 && gateway !== null && !isUnsaved
  const left = leftOutWords(t, plan)
  return (
    <Section title={t('start.title')}>
      {count > 0 && <p className={styles.text}>{takesWords(t, count, perMinute)}</p>}
      <p className={styles.quiet}>{t('start.stay')}</p>
      <Button
        appearance="primary"
        size="large"
        className={styles.button}
        icon={<Send20Regular />}
        disabledFocusable={!mayStart}
        {...(isUnsaved && { title: t('start.saveFirst') })}
        onClick={() => mayStart && setIsAsking(true)}
      >
        {count > 0 ? t('start.button', { count }) : t('start.buttonNone')}
      </Button>
      {isUnsaved && <p className={styles.quiet}>{t('start.saveFirst')}</p>}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('start.question', { count })}
        confirm={t('start.confirm')}
        cancel={t('start.cancel')}
        onConfirm={() => mutateAsync({ selection, channel })}
      >
        <p className={styles.text}>
          {t(channel === 'email' ? 'start.byMail' : 'start.byText', { count })}{' '}
          {gateway === 'practice' && t('start.practice')} {takesWords(t, count, perMinute)}
        </p>
        {left.length > 0 && (
          <p className={styles.text}>
            {t('who.left')} {left.join('; ')}.
          </p>
        )}
        <p className={styles.text}>{t('start.noWayBack')}</p>
      </ConfirmDialog>
    </Section>
  )
}
