import { MessageBar, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { ReminderCampaign } from '../../../preload/contract.ts'
import { errorSentences } from '../../app/error-sentences.ts'
import { MessageText } from '../../app/message-text.tsx'

const useStyles = makeStyles({
  answer: {
    display: 'block',
    marginTop: '4px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
})

/** Why it rests or waits, that nobody is lost, and what to do. */
export function CampaignTrouble({ campaign, maySend }: { campaign: ReminderCampaign; maySend: boolean }) {
  const { t } = useTranslation('reminders')
  const { t: tApp } = useTranslation('app')
  const styles = useStyles()
  const { state, why, error } = campaign
  const isPaused = state === 'paused' && why !== null
  if (!isPaused && (state !== 'running' || !error)) return null
  const told = error && errorSentences(tApp, { code: error.code, detail: error.detail ?? {} })
  const isFailure = isPaused && error !== null
  const reasons = told && [told.what, ...told.why].join(' ')
  // A refusal's sentence repeats the gateway's words already.
  const isTold = reasons?.includes(String(error?.detail?.['answer'] ?? '\0')) ?? false
  return (
    <MessageBar intent={isFailure ? 'error' : isPaused ? 'info' : 'warning'} layout="multiline" role="status">
      <MessageText>
        <MessageBarTitle>{isPaused ? t(`campaign.paused.${why}.what`) : told?.what}</MessageBarTitle>{' '}
        {isPaused && reasons && `${reasons} `}
        {isPaused ? t(`campaign.paused.${why}.next`) : t('campaign.rests')}{' '}
        {isPaused && !maySend && t('campaign.others')}
        {error && !(isPaused && isTold) && <span className={styles.answer}>{error.message}</span>}
      </MessageText>
    </MessageBar>
  )
}
