import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { Edit16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { HelpCase } from '../../preload/contract.ts'

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', columnGap: '4px', overflowWrap: 'anywhere' },
  reason: { fontWeight: tokens.fontWeightSemibold },
})

/** What the call is about, once it was said. */
export function CaseLine({ about, onEdit }: { about: HelpCase; onEdit: () => void }) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const { reason, ticket, text } = about
  return (
    <div className={styles.line}>
      <span>
        <bdi className={styles.reason}>{reason}</bdi>
        {[ticket, text].map((part) => part && <bdi key={part}> · {part}</bdi>)}
      </span>
      <Tooltip content={t('about.edit')} relationship="label">
        <Button size="small" appearance="subtle" icon={<Edit16Regular />} onClick={onEdit} />
      </Tooltip>
    </div>
  )
}
