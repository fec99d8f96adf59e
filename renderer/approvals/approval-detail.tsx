import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { ShieldKeyhole16Regular } from '@fluentui/react-icons'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Approval, Operator } from '../../preload/contract.ts'
import { RelativeTime } from '../app/relative-time.tsx'
import { Section } from '../app/section.tsx'
import '../reset/i18n.ts'
import { useOpenCard } from '../users/use-open-card.ts'
import { AfterLoss } from './after-loss.tsx'
import { CollectPass } from './collect-pass.tsx'
import { Decide } from './decide.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { Hold } from './hold.tsx'
import { isOwn } from './order.ts'
import { Outcome } from './outcome.tsx'
import { askSentence, effectSentence, mayNotSentence } from './sentences.ts'
import { StateBadge } from './state-badge.tsx'
import { Stop } from './stop.tsx'
import { TimeLeft } from './time-left.tsx'

const titleId = 'approval-title'

/** Where the keys go when another approval is opened, or when the button that they were on is gone. */
export const focusApproval = () => document.getElementById(titleId)?.focus({ preventScroll: true })

const useStyles = makeStyles({
  approval: {
    display: 'grid',
    rowGap: '20px',
    alignContent: 'start',
    maxWidth: '760px',
    padding: '20px 24px 32px',
    overflowWrap: 'anywhere',
  },
  head: { display: 'grid', rowGap: '4px', justifyItems: 'start' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: '16px', rowGap: '4px', alignItems: 'center' },
  privileged: { display: 'flex', alignItems: 'center', columnGap: '6px' },
  list: { margin: 0, paddingInlineStart: '20px' },
  why: { display: 'grid', rowGap: '2px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

interface Props {
  approval: Approval
  operator: Operator
  /** The view stays behind the others; a pass on show does not. */
  inView: boolean
}

/** One approval whole: who asks what for whom, why, on what evidence; and what this operator can do about it. */
export function ApprovalDetail({ approval, operator, inView }: Props) {
  const { t } = useTranslation('approvals')
  const { t: tReset } = useTranslation('reset')
  const styles = useStyles()
  const openCard = useOpenCard()
  const { state, user, does, may } = approval
  useEffect(() => void focusApproval(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the buttons change with the state
  useEffect(() => {
    if (document.activeElement === document.body) focusApproval()
  }, [state])
  const mayNot = mayNotSentence(t, approval, operator.roles.includes('technician'))
  return (
    <article className={styles.approval} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h1 className={styles.title} id={titleId} tabIndex={-1}>
          <bdi>{askSentence(t, approval, operator.dn)}</bdi>
        </h1>
        <div className={styles.facts}>
          <StateBadge approval={approval} operatorDn={operator.dn} />
          <span className={styles.quiet}>
            {t('asked')} <RelativeTime at={approval.requestedAt} />
          </span>
          {state === 'pending' && (
            <TimeLeft label={t('expiresIn')} until={approval.expiresAt} over={t('isOver')} />
          )}
        </div>
        {approval.privileged && (
          <div className={styles.privileged}>
            <ShieldKeyhole16Regular aria-hidden />
            <strong>{t('privileged')}</strong>
            <span className={styles.quiet}>{t('privilegedMeans')}</span>
          </div>
        )}
        <Link as="button" onClick={() => openCard(user.dn)}>
          <bdi>{t('openCard', { name: user.name })}</bdi>
        </Link>
      </header>
      <Outcome approval={approval} operatorDn={operator.dn} />
      {isOwn(approval, operator.dn) && inView && <CollectPass approval={approval} />}
      {isOwn(approval, operator.dn) && inView && <AfterLoss approval={approval} />}
      {state === 'holding' && <Hold approval={approval} operatorDn={operator.dn} />}
      {state === 'holding' && <Stop approval={approval} operatorDn={operator.dn} />}
      <Section title={t('does')}>
        <ul className={styles.list}>
          {does.map((one) => (
            <li key={JSON.stringify(one)}>
              <bdi>{effectSentence(t, tReset, one, new Date())}</bdi>
            </li>
          ))}
        </ul>
      </Section>
      <Why approval={approval} />
      <EvidenceList approval={approval} operatorDn={operator.dn} />
      {mayNot !== null && <div>{mayNot}</div>}
      {may.decide && <Decide approval={approval} />}
      {state !== 'holding' && <Stop approval={approval} operatorDn={operator.dn} />}
    </article>
  )
}

function Why({ approval }: { approval: Approval }) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const { reason, text, ticket } = approval.case
  return (
    <Section title={t('why')}>
      <div className={styles.why}>
        <bdi>{reason}</bdi>
        {text && <bdi>{text}</bdi>}
        {ticket && <span className={styles.quiet}>{t('ticket', { ticket })}</span>}
      </div>
    </Section>
  )
}
