import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Gate, UserCard } from '../../preload/contract.ts'
import { Section } from '../app/section.tsx'
import { LostMethods } from '../reset/lost-methods.tsx'
import { OutstandingPass } from '../reset/outstanding-pass.tsx'
import { goToCaller, removingAction, wayOf } from '../reset/way.ts'
import { useGate } from '../verification/gate-hint.tsx'
import type { CardNews } from './card-message.tsx'
import { actionId } from './method-actions.tsx'
import { MethodRow } from './method-row.tsx'
import { RemoveMethod } from './remove-method.tsx'
import { usePick } from './use-pick.ts'

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'auto' },
  head: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: '0 12px 4px 0',
  },
  none: { color: tokens.colorNeutralForeground3 },
  pick: { fontWeight: tokens.fontWeightSemibold },
  // Read by a screen reader; the buttons under it speak for themselves.
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** What is open at a method: one thing at a time. */
export interface Doing {
  what: 'test' | 'rename' | 'remove' | 'make-default'
  methodId: string
}

interface Props {
  card: UserCard
  /** Null: what was told before is no news any more. */
  onNews: (news: CardNews | null) => void
}

/** The methods, each with all that is known about it and what may be done with it. */
export function Methods({ card, onNews }: Props) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const [doing, setDoing] = useState<Doing | null>(null)
  const { methods, may } = card
  const acts = may.test || may.change
  const gates: Record<Doing['what'], Gate | undefined> = {
    test: useGate(card.dn, 'test-code'),
    rename: useGate(card.dn, 'rename-method'),
    remove: useGate(card.dn, removingAction(card)),
    'make-default': useGate(card.dn, 'change-default'),
  }
  const start = (what: Doing['what'], methodId: string) => {
    onNews(null)
    // What can't be done yet leads to where it is made possible.
    if (wayOf(gates[what]) === 'panel') goToCaller()
    else setDoing({ what, methodId })
  }
  const picking = usePick({
    count: methods.length,
    may: { test: may.test, remove: may.change },
    onPick: (what, index) => {
      const method = methods[index]
      if (method) start(what, method.id)
    },
  })
  useFocusAfter(doing)
  const toRemove = doing?.what === 'remove' && methods.find(({ id }) => id === doing.methodId)
  const end = () => setDoing(null)
  return (
    <Section title={t('methods.title')}>
      <div role="status" className={styles.pick}>
        {picking && t(`methods.pick.${picking}`)}
      </div>
      {methods.length === 0 ? (
        <div className={styles.none}>{t('methods.none')}</div>
      ) : (
        <table className={styles.table} aria-label={t('methods.title')}>
          <thead>
            <tr>
              {(['method', 'added', 'confirmed', 'lastTest'] as const).map((column) => (
                <th key={column} scope="col" className={styles.head}>
                  {t(`methods.${column}`)}
                </th>
              ))}
              {acts && (
                <th scope="col">
                  <span className={styles.unseen}>{t('methods.actions')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {methods.map((method, index) => (
              <MethodRow
                key={method.id}
                card={card}
                method={method}
                number={index + 1}
                picking={picking !== null}
                doing={doing?.methodId === method.id ? doing.what : null}
                gates={gates}
                onStart={(what) => start(what, method.id)}
                onEnd={end}
                onNews={onNews}
              />
            ))}
          </tbody>
        </table>
      )}
      <OutstandingPass card={card} onNews={onNews} />
      <LostMethods card={card} onNews={onNews} />
      {toRemove && (
        <RemoveMethod
          card={card}
          method={toRemove}
          onRemoved={(nextDefault) => onNews({ kind: 'removed', label: toRemove.label, nextDefault })}
          onClose={end}
        />
      )}
    </Section>
  )
}

/** What was open at a method is closed: the keys go back to the button that opened it, or to the card's head. */
function useFocusAfter(doing: Doing | null): void {
  const before = useRef<Doing | null>(null)
  useEffect(() => {
    const closed = before.current
    before.current = doing
    if (closed === null || doing !== null) return
    const id = actionId(closed.what === 'test' ? 'test' : 'more', closed.methodId)
    const back = document.getElementById(id) ?? document.getElementById('user-name')
    back?.focus({ preventScroll: true })
  }, [doing])
}
