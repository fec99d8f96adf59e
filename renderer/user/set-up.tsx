import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'

const useStyles = makeStyles({
  why: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, maxWidth: '220px' },
})

/** Whether "Set up methods" leads anywhere for this operator and this user. */
export const canSetUp = (card: UserCard): boolean => card.may.enroll && card.offers.length > 0

/** The card's one action, or the reason why there is none. */
export function SetUp({ card, onSetUp }: { card: UserCard; onSetUp: () => void }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  if (!canSetUp(card))
    return <span className={styles.why}>{t(card.may.enroll ? 'nothingAllowed' : 'cannotEnroll')}</span>
  return (
    <Tooltip content={t('setUpKeys')} relationship="description">
      <Button appearance={card.coverage.capable ? 'secondary' : 'primary'} onClick={onSetUp}>
        {t('setUp')}
      </Button>
    </Tooltip>
  )
}
