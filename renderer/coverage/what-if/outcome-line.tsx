import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { outcomeSentence } from './outcome-sentence.ts'
import type { Trial } from './use-try-out.ts'

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '12px',
    rowGap: '4px',
    padding: '6px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  sentence: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  // Of another draft than this.
  stale: { opacity: 0.6 },
})

interface Props {
  trial: Trial
  onShow: () => void
}

/** The one sentence, where there is no room for the rest beside the draft. */
export function OutcomeLine({ trial: { result, isCurrent }, onShow }: Props) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  if (!result) return null
  return (
    <div className={styles.line} role="status">
      <p className={mergeClasses(styles.sentence, !isCurrent && styles.stale)}>
        {outcomeSentence(t, result)}
      </p>
      <Button size="small" onClick={onShow}>
        {t('outcome.show')}
      </Button>
    </div>
  )
}
