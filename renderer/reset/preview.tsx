import { makeStyles, tokens } from '@fluentui/react-components'
import { Warning16Filled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { ResetPreview, ResetWish } from '../../preload/contract.ts'
import { firstName } from './first-name.ts'
import './i18n.ts'
import { previewSentences, previewWarnings } from './preview-sentences.ts'

const useStyles = makeStyles({
  box: {
    display: 'grid',
    rowGap: '4px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  text: { margin: 0 },
  warning: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '8px',
    alignItems: 'baseline',
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { color: tokens.colorStatusWarningForeground1, alignSelf: 'center' },
})

interface Props {
  name: string
  wish: ResetWish
  preview: ResetPreview
}

/** What would happen, in sentences; said anew by a screen reader when something else is chosen. */
export function Preview({ name, wish, preview }: Props) {
  const { t } = useTranslation('reset')
  const styles = useStyles()
  const told = { name: firstName(name), wish, preview }
  return (
    <div className={styles.box} role="status">
      <p className={styles.text}>{previewSentences(t, told).join(' ')}</p>
      {previewWarnings(t, told).map((warning) => (
        <div key={warning} className={styles.warning}>
          <Warning16Filled aria-hidden className={styles.icon} />
          <span>{warning}</span>
        </div>
      ))}
    </div>
  )
}
