import { Button, makeStyles } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Approval } from '../../preload/contract.ts'
import { BusyButton } from '../app/busy-button.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { Section } from '../app/section.tsx'
import { decideApproval } from '../queries/approvals.ts'
import { decisionOf } from './decision.ts'
import { ReasonField } from './reason-field.tsx'

const useStyles = makeStyles({
  decide: { display: 'grid', rowGap: '12px' },
  buttons: { display: 'flex', columnGap: '8px' },
})

/** Yes or no, with the reason. */
export function Decide({ approval }: { approval: Approval }) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const [reason, setReason] = useState('')
  const [unsaid, setUnsaid] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const deciding = useMutation(decideApproval(approval.id))
  const decide = (approve: boolean) => {
    if (deciding.isPending) return
    const decision = decisionOf(approve, reason)
    if (decision) return deciding.mutate(decision)
    setUnsaid(true)
    box.current?.querySelector('textarea')?.focus()
  }
  return (
    <Section title={t('decide.title')}>
      <div className={styles.decide} ref={box}>
        <ReasonField
          label={t('decide.reason')}
          hint={t('decide.reasonHint')}
          value={reason}
          onType={setReason}
          problem={unsaid && reason.trim() === '' ? t('decide.reasonNeeded') : null}
        />
        <div className={styles.buttons}>
          <BusyButton busy={deciding.isPending} onClick={() => decide(true)}>
            {t('decide.approve')}
          </BusyButton>
          <Button disabledFocusable={deciding.isPending} onClick={() => decide(false)}>
            {t('decide.decline')}
          </Button>
        </div>
        {deciding.isError && <ErrorMessage error={deciding.error} />}
      </div>
    </Section>
  )
}
