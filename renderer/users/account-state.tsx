import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle16Regular,
  LockClosed16Regular,
  PersonProhibited16Regular,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { AccountState as State } from '../../preload/contract.ts'
import { RelativeTime } from '../app/relative-time.tsx'

const icons = {
  active: CheckmarkCircle16Regular,
  locked: LockClosed16Regular,
  disabled: PersonProhibited16Regular,
} satisfies Record<State, typeof LockClosed16Regular>

const useStyles = makeStyles({
  state: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '4px',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
  },
  active: { fontWeight: tokens.fontWeightRegular },
  locked: { color: tokens.colorStatusWarningForeground1 },
  disabled: { color: tokens.colorStatusDangerForeground1 },
})

/** Whether the account may sign in, as icon and word; of a lock when, since it may have ended by itself. */
export function AccountState({ state, since }: { state: State; since: string | null }) {
  const { t } = useTranslation('users')
  const styles = useStyles()
  const Icon = icons[state]
  return (
    <span className={mergeClasses(styles.state, styles[state])}>
      <Icon aria-hidden />
      <span>
        {t(`account.${state}`)} {since && <RelativeTime at={since} />}
      </span>
    </span>
  )
}
