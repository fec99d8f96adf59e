import { Button, makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Method } from '../../preload/contract.ts'
import { useShortcut } from '../app/keyboard.ts'
import { RequestApproval } from '../approvals/request-approval.tsx'

const useStyles = makeStyles({
  ask: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
})

interface Props {
  dn: string
  method: Method
  onClose: () => void
}

/** Another default that only a second operator's yes makes. */
export function AskDefault({ dn, method, onClose }: Props) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const [asked, setAsked] = useState(false)
  useShortcut('back', onClose)
  return (
    <div className={styles.ask}>
      <div>{t('methods.makeDefaultNeedsApproval', { label: method.label })}</div>
      <RequestApproval
        dn={dn}
        call={{ call: 'make-default', methodId: method.id }}
        onRequested={() => setAsked(true)}
      />
      <Button size="small" onClick={onClose}>
        {t(asked ? 'rename.close' : 'methods.leaveDefault')}
      </Button>
    </div>
  )
}
