import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { CallEnd20Regular, PhoneDismiss20Regular } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CallerVerification, UserCard } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { language } from '../app/i18n.ts'
import { endCall } from '../queries/verification.ts'
import { CallerFailed } from './caller-failed.tsx'
import { Emergency } from './emergency.tsx'
import { onDevices } from './lost-methods.tsx'

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '4px', marginInlineStart: '-8px' },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
})

const list = new Intl.ListFormat(language)

interface Props {
  card: UserCard
  known: CallerVerification
  onLost: () => void
  /** The call is being ended: the next step is another one then. */
  onEnd: () => void
}

/** What else may be done with the caller, under the next step. */
export function CallerActions({ card, known, onLost, onEnd }: Props) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const ending = useMutation(endCall(card.dn))
  const { reportedLost, verificationId, mayBreakGlass, breakGlass } = known
  const lost = card.methods.filter(({ id }) => reportedLost.includes(id))
  const end = () => {
    if (ending.isPending) return
    onEnd()
    ending.mutate()
  }
  return (
    <>
      {lost.length > 0 && (
        <div className={styles.quiet}>
          {t('lost.reported', { labels: list.format(lost.map(({ label }) => label)) })}
        </div>
      )}
      <div className={styles.actions}>
        {onDevices(card.methods).length > 0 && (
          <Button size="small" appearance="subtle" icon={<PhoneDismiss20Regular />} onClick={onLost}>
            {t('lost.open')}
          </Button>
        )}
        <CallerFailed card={card} />
        {mayBreakGlass && breakGlass === null && <Emergency card={card} />}
        {verificationId !== null && (
          <Tooltip content={t('endHint')} relationship="description">
            <Button
              size="small"
              appearance="subtle"
              icon={<CallEnd20Regular />}
              disabledFocusable={ending.isPending}
              onClick={end}
            >
              {t('end')}
            </Button>
          </Tooltip>
        )}
      </div>
      {ending.error && <ErrorMessage error={ending.error} />}
    </>
  )
}
