import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { PeopleTeam16Regular, ShieldKeyhole16Regular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Gate, ProtectedAction } from '../../preload/contract.ts'
import { callerVerification } from '../queries/verification.ts'
import { focusCaller } from './focus-caller.ts'
import { gateWords } from './gate-words.ts'
import './i18n.ts'

const useStyles = makeStyles({
  hint: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  icon: { flexShrink: 0 },
  link: { fontSize: 'inherit', lineHeight: 'inherit', textAlign: 'start' },
})

/** What an action needs on this user now; undefined while that is not known yet. */
export function useGate(dn: string, action: ProtectedAction): Gate | undefined {
  return useQuery({ ...callerVerification(dn), select: ({ gates }) => gates[action] }).data
}

interface Props {
  gate: Gate | undefined
  action: ProtectedAction
  /** In place of going to the caller's panel on the card. */
  onVerify?: () => void
}

/** Beside a protected button: what is missing, as a way there. Nothing where it can be done at once. */
export function GateHint({ gate, action, onVerify = focusCaller }: Props) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const hint = gate && gateWords(t, gate)
  if (!hint) return null
  const Icon = gate.missing === 'approval' ? PeopleTeam16Regular : ShieldKeyhole16Regular
  return (
    <span className={styles.hint} data-gate={action}>
      <Icon aria-hidden className={styles.icon} />
      {hint.leads ? (
        <Link as="button" className={styles.link} onClick={onVerify}>
          {hint.text}
        </Link>
      ) : (
        <span>{hint.text}</span>
      )}
    </span>
  )
}
