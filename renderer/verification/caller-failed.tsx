import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { PersonProhibited20Regular } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { Confirm } from '../app/confirm.tsx'
import { callerFailed } from '../queries/verification.ts'

const useStyles = makeStyles({
  // The icon alone: small red words are too faint on dark.
  danger: { color: tokens.colorStatusDangerForeground1 },
})

/** The caller could not prove who they are: all operators are to know. */
export function CallerFailed({ card: { dn, name } }: { card: UserCard }) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const failing = useMutation(callerFailed(dn))
  return (
    <Confirm
      trigger={
        <Button
          size="small"
          appearance="subtle"
          icon={<PersonProhibited20Regular className={styles.danger} />}
        >
          {t('failed.open')}
        </Button>
      }
      title={t('failed.title', { name })}
      confirm={t('failed.confirm')}
      cancel={t('failed.cancel')}
      onConfirm={() => failing.mutateAsync()}
    >
      <div>{t('failed.warning')}</div>
      <div>{t('failed.dropped')}</div>
      <div>{t('failed.stays')}</div>
    </Confirm>
  )
}
