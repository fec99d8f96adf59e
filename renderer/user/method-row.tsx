import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Warning16Filled } from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Gate, Method, UserCard } from '../../preload/contract.ts'
import { RelativeTime } from '../app/relative-time.tsx'
import { makeDefault } from '../queries/methods.ts'
import { Refused } from '../reset/refused.tsx'
import { wayOf } from '../reset/way.ts'
import { AskDefault } from './ask-default.tsx'
import type { CardNews } from './card-message.tsx'
import { LastTest } from './last-test.tsx'
import { MethodActions } from './method-actions.tsx'
import { MethodIcon } from './method-icon.tsx'
import { TestPanel } from './method-test/test-panel.tsx'
import type { Doing } from './methods.tsx'
import { RenameMethod } from './rename-method.tsx'
import { capitalized } from './requirement.ts'

const useStyles = makeStyles({
  cell: {
    verticalAlign: 'top',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    padding: '8px 12px 8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  actions: { paddingInlineEnd: 0 },
  below: { padding: '0 0 12px' },
  method: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: '10px' },
  number: {
    display: 'grid',
    placeItems: 'center',
    height: '20px',
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyBase,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
  },
  label: { fontWeight: tokens.fontWeightSemibold, marginInlineEnd: '8px', overflowWrap: 'anywhere' },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  state: { display: 'flex', alignItems: 'center', columnGap: '4px', fontSize: tokens.fontSizeBase200 },
  warning: { color: tokens.colorStatusWarningForeground1 },
})

interface Props {
  card: UserCard
  method: Method
  /** From 1, as it is picked by key. */
  number: number
  /** A number is waited for, so that it is shown. */
  picking: boolean
  doing: Doing['what'] | null
  /** What each needs here now. */
  gates: Record<Doing['what'], Gate | undefined>
  onStart: (what: Doing['what']) => void
  onEnd: () => void
  onNews: (news: CardNews | null) => void
}

/** One method in the card's table, and below it what is open there. */
export function MethodRow(props: Props) {
  const { card, method, number, picking, doing, gates, onStart, onEnd, onNews } = props
  const { t } = useTranslation('user')
  const styles = useStyles()
  const makeIt = useMutation(makeDefault(card.dn, method.id))
  const make = () => {
    makeIt.reset()
    if (wayOf(gates['make-default']) !== 'open') return onStart('make-default')
    onNews(null)
    makeIt.mutate(undefined, { onSuccess: () => onNews({ kind: 'made-default', label: method.label }) })
  }
  const { may } = card
  const acts = may.test || may.change
  const type = capitalized(t(`method.${method.type}`))
  const by = (name: string) => <bdi className={styles.quiet}>{t('methods.by', { name })}</bdi>
  const below =
    doing === 'test' ? (
      <TestPanel dn={card.dn} method={method} onClose={onEnd} />
    ) : doing === 'make-default' ? (
      <AskDefault dn={card.dn} method={method} onClose={onEnd} />
    ) : (
      makeIt.error && <Refused error={makeIt.error} gate={gates['make-default']} action="change-default" />
    )
  return (
    <>
      <tr>
        <th scope="row" className={styles.cell}>
          <div className={styles.method}>
            {picking ? (
              <kbd className={styles.number} aria-label={t('methods.number', { number })}>
                {number}
              </kbd>
            ) : (
              <MethodIcon type={method.type} />
            )}
            <div>
              {doing === 'rename' ? (
                <RenameMethod
                  dn={card.dn}
                  method={method}
                  onDone={(to) => {
                    onEnd()
                    if (to !== null) onNews({ kind: 'renamed', from: method.label, to })
                  }}
                />
              ) : (
                <div>
                  <bdi className={styles.label}>{method.label}</bdi>
                  {method.isDefault && (
                    <Badge size="medium" appearance="tint" color="brand">
                      {t('methods.default')}
                    </Badge>
                  )}
                </div>
              )}
              <div className={styles.quiet}>
                {method.label !== type && type}
                {method.label !== type && method.target && ' · '}
                {method.target && <bdi>{method.target}</bdi>}
              </div>
              {!method.allowed && (
                <div className={mergeClasses(styles.state, styles.warning)}>
                  <Warning16Filled aria-hidden />
                  {t('methods.notAllowed')}
                </div>
              )}
            </div>
          </div>
        </th>
        <td className={styles.cell}>
          {method.addedAt ? <RelativeTime at={method.addedAt} /> : t('methods.addedUnknown')}
          {method.addedBy && <div>{by(method.addedBy)}</div>}
        </td>
        <td className={styles.cell}>
          {method.confirmedAt ? (
            <RelativeTime at={method.confirmedAt} />
          ) : (
            <span className={mergeClasses(styles.state, styles.warning)}>
              <Warning16Filled aria-hidden />
              {t('methods.notConfirmed')}
            </span>
          )}
        </td>
        <td className={styles.cell}>
          {method.lastTest ? <LastTest test={method.lastTest} /> : t('methods.never')}
          {method.lastTest && <div>{by(method.lastTest.by)}</div>}
        </td>
        {acts && (
          <td className={mergeClasses(styles.cell, styles.actions)}>
            <MethodActions
              method={method}
              may={may}
              number={card.methods.length > 1 && number <= 9 ? number : null}
              isTesting={doing === 'test'}
              gates={gates}
              onTest={() => (doing === 'test' ? onEnd() : onStart('test'))}
              onMakeDefault={make}
              onRename={() => onStart('rename')}
              onRemove={() => onStart('remove')}
            />
          </td>
        )}
      </tr>
      {below && (
        <tr>
          <td className={styles.below} colSpan={acts ? 5 : 4}>
            {below}
          </td>
        </tr>
      )}
    </>
  )
}
