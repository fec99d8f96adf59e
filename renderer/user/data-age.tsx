import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { ArrowClockwise20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { RelativeTime } from '../app/relative-time.tsx'

const useStyles = makeStyles({
  age: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    alignSelf: 'start',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
})

interface Props {
  readAt: string
  onRefresh: () => void
}

/** How old what is shown is, and the button that reads it again. */
export function DataAge({ readAt, onRefresh }: Props) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  return (
    <div className={styles.age}>
      <span>
        {t('readAgo')} <RelativeTime at={readAt} />
      </span>
      <Tooltip content={t('refreshKeys')} relationship="label">
        <Button appearance="subtle" icon={<ArrowClockwise20Regular />} onClick={onRefresh} />
      </Tooltip>
    </div>
  )
}
