import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DocumentError20Regular } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MalformedValue, UserCard } from '../../preload/contract.ts'
import { repairUser } from '../queries/users.ts'
import { ProtectedDialog } from '../reset/protected-dialog.tsx'
import { goToCaller, wayOf } from '../reset/way.ts'
import { GateHint, useGate } from '../verification/gate-hint.tsx'

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '12px',
    alignItems: 'start',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  icon: { color: tokens.colorStatusDangerForeground1 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: '4px 0 0', paddingInlineStart: '20px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  paragraph: { margin: 0 },
  repair: { display: 'grid', rowGap: '4px', justifyItems: 'end', maxWidth: '220px' },
})

/** Values of the user's security info that can't be understood, and the repair that removes them. */
export function Malformed({ card, onRepaired }: { card: UserCard; onRepaired: () => void }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const titleId = useId()
  return (
    <section className={styles.box} aria-labelledby={titleId}>
      <DocumentError20Regular aria-hidden className={styles.icon} />
      <div>
        <h2 className={styles.title} id={titleId}>
          {t('malformed.title')}
        </h2>
        <div className={styles.quiet}>{t('malformed.explained', { count: card.malformed.length })}</div>
        <MalformedList values={card.malformed} />
        {!card.may.repair && <div className={styles.quiet}>{t('malformed.cannotRepair')}</div>}
      </div>
      {card.may.repair && <Repair card={card} onRepaired={onRepaired} />}
    </section>
  )
}

function Repair({ card, onRepaired }: { card: UserCard; onRepaired: () => void }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const gate = useGate(card.dn, 'repair')
  const [asking, setAsking] = useState(false)
  return (
    <div className={styles.repair}>
      <Button onClick={() => (wayOf(gate) === 'panel' ? goToCaller() : setAsking(true))}>
        {t('malformed.repair')}
      </Button>
      <GateHint gate={gate} action="repair" />
      {asking && <RepairDialog card={card} onRepaired={onRepaired} onClose={() => setAsking(false)} />}
    </div>
  )
}

interface RepairProps {
  card: UserCard
  onRepaired: () => void
  onClose: () => void
}

function RepairDialog({ card, onRepaired, onClose }: RepairProps) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const gate = useGate(card.dn, 'repair')
  const repair = useMutation(repairUser(card.dn))
  return (
    <ProtectedDialog
      dn={card.dn}
      action="repair"
      gate={gate}
      call={{ call: 'repair' }}
      title={t('repair.title', { name: card.name })}
      confirm={t('repair.confirm')}
      cancel={t('repair.cancel')}
      onConfirm={async () => {
        await repair.mutateAsync()
        onRepaired()
      }}
      onClose={onClose}
    >
      <p className={styles.paragraph}>{t('repair.removed')}</p>
      <MalformedList values={card.malformed} />
      <p className={styles.paragraph}>
        {t(card.methods.length === 0 ? 'repair.staysNothing' : 'repair.stays')}
      </p>
      {card.methods.length > 0 && (
        <ul className={styles.list}>
          {card.methods.map((method) => (
            <li key={method.id}>
              <bdi>{method.label}</bdi> ({t(`method.${method.type}`)})
              {method.target && (
                <>
                  , <bdi>{method.target}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </ProtectedDialog>
  )
}

function MalformedList({ values }: { values: readonly MalformedValue[] }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {values.map(({ attribute, problem }, index) => (
        // Values that can't be read have nothing that names them but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={index}>
          {t(`malformed.what.${whatOf(attribute)}`, { attribute })} {t(`malformed.problem.${problem}`)}.
        </li>
      ))}
    </ul>
  )
}

const known = [
  'securityInfoMethod',
  'securityInfoMethodType',
  'securityInfoDefault',
  'securityInfoSecret',
  'securityInfoVersion',
  'securityInfoReregister',
  'securityInfoPass',
  'securityInfoSessionsRevoked',
] as const

const whatOf = (attribute: string) =>
  known.find((name) => name.toLowerCase() === attribute.toLowerCase()) ?? 'other'
