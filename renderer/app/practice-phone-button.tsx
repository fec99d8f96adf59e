import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { Phone16Regular, Phone20Regular } from '@fluentui/react-icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { openPracticePhone, usesPracticePhone } from '../queries/practice-phone.ts'
import { keyText, useShortcut } from './keyboard.ts'

const useStyles = makeStyles({
  // Low enough for the band, and its own color there.
  inBand: {
    minWidth: 'auto',
    height: '20px',
    padding: '0 6px',
    fontWeight: tokens.fontWeightSemibold,
    color: 'inherit',
  },
})

/** For a directory that is none to practice with, where somebody has chosen the practice gateway. */
export function ChosenPracticePhone({ directoryId }: { directoryId: string }) {
  const { data: chosen } = useQuery(usesPracticePhone(directoryId))
  return chosen ? <PracticePhoneButton /> : null
}

/** Opens the practice phone's window. `inBand`: where the practice directory is, beside its name. */
export function PracticePhoneButton({ inBand = false }: { inBand?: boolean }) {
  const { t } = useTranslation('app')
  const styles = useStyles()
  const { mutate } = useMutation(openPracticePhone())
  useShortcut('practice-phone', mutate)
  return (
    <Tooltip
      content={`${inBand ? t('practicePhoneHint') : t('practicePhone')} (${keyText('practice-phone')})`}
      relationship={inBand ? 'description' : 'label'}
    >
      {inBand ? (
        <Button
          appearance="transparent"
          size="small"
          className={styles.inBand}
          icon={<Phone16Regular />}
          onClick={() => mutate()}
        >
          {t('practicePhone')}
        </Button>
      ) : (
        <Button appearance="subtle" icon={<Phone20Regular />} onClick={() => mutate()} />
      )}
    </Tooltip>
  )
}
