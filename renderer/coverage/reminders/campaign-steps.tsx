import { Button, makeStyles } from '@fluentui/react-components'
import { Pause20Regular, Play20Regular } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReminderCampaign } from '../../../preload/contract.ts'
import { Confirm } from '../../app/confirm.tsx'
import { ErrorMessage } from '../../app/error-message.tsx'
import { stepReminders } from '../../queries/reminders.ts'

const useStyles = makeStyles({
  steps: { display: 'grid', rowGap: '8px', justifyItems: 'end' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

/** What an administrator does with reminders that are not over. */
export function CampaignSteps({ campaign: { state, outcomes } }: { campaign: ReminderCampaign }) {
  const { t } = useTranslation('reminders')
  const styles = useStyles()
  const { mutate, mutateAsync, isPending, error } = useMutation(stepReminders())
  const isRunning = state === 'running'
  return (
    <div className={styles.steps}>
      <div className={styles.buttons}>
        <Button
          appearance={isRunning ? 'secondary' : 'primary'}
          icon={isRunning ? <Pause20Regular /> : <Play20Regular />}
          disabledFocusable={isPending}
          onClick={() => mutate(isRunning ? 'pause' : 'resume')}
        >
          {t(isRunning ? 'campaign.pause' : 'campaign.resume')}
        </Button>
        <Confirm
          trigger={<Button disabledFocusable={isPending}>{t('campaign.cancel')}</Button>}
          title={t('campaign.cancelTitle')}
          confirm={t('campaign.cancelDo')}
          cancel={t('campaign.cancelKeep')}
          onConfirm={() => mutateAsync('cancel')}
        >
          {t('campaign.cancelText', { count: outcomes.waiting })}
        </Confirm>
      </div>
      {error && <ErrorMessage error={error} />}
    </div>
  )
}
