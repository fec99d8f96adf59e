import { makeStyles, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Method, UserCard } from '../../preload/contract.ts'
import { Notice } from '../enrollment/notice.tsx'
import { removeMethod } from '../queries/methods.ts'
import { MethodNamed } from '../reset/method-checks.tsx'
import { ProtectedDialog } from '../reset/protected-dialog.tsx'
import { removingAction } from '../reset/way.ts'
import { useGate } from '../verification/gate-hint.tsx'
import { lacks, nextDefaultLabel } from './removal.ts'

const useStyles = makeStyles({
  lacks: { display: 'grid', rowGap: '4px' },
  strong: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
})

interface Props {
  card: UserCard
  method: Method
  onRemoved: (nextDefault: string | null) => void
  onClose: () => void
}

/** Asks before a method is gone: what the removal does to the requirement first, then what goes and what stays. */
export function RemoveMethod({ card, method, onRemoved, onClose }: Props) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const remove = useMutation(removeMethod(card.dn, method.id))
  const action = removingAction(card)
  const gate = useGate(card.dn, action)
  const unmet = lacks(t, card, method)
  const others = card.methods.filter(({ id }) => id !== method.id)
  const next = nextDefaultLabel(card, method)
  return (
    <ProtectedDialog
      dn={card.dn}
      action={action}
      gate={gate}
      call={{ call: 'remove', methodId: method.id }}
      title={t('remove.title', { label: method.label, name: card.name })}
      confirm={t('remove.confirm')}
      cancel={t('remove.cancel')}
      onConfirm={async () => onRemoved((await remove.mutateAsync()).nextDefault)}
      onClose={onClose}
    >
      {unmet.length > 0 && (
        <Notice warning>
          <div className={styles.lacks}>
            {unmet.map((sentence) => (
              <div key={sentence} className={styles.strong}>
                {sentence}
              </div>
            ))}
            {t('remove.lacksNext')}
          </div>
        </Notice>
      )}
      <div>
        {t('remove.gone')}
        <ul className={styles.list}>
          <li>
            <MethodNamed method={method} />
          </li>
          {(method.type === 'authenticator-app' ||
            method.type === 'push' ||
            method.type === 'security-questions') && <li>{t(`remove.goneWith.${method.type}`)}</li>}
        </ul>
      </div>
      {others.length === 0 ? (
        <div>{t('remove.staysNothing')}</div>
      ) : (
        <div>
          {t('remove.stays')}
          <ul className={styles.list}>
            {others.map((other) => (
              <li key={other.id}>
                <MethodNamed method={other} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {method.isDefault && (
        <div>{next === null ? t('remove.noDefault') : t('remove.nextDefault', { label: next })}</div>
      )}
    </ProtectedDialog>
  )
}
