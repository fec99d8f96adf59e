import { Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResetPreview, ResetWish, UserCard } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { applyReset } from '../queries/reset.ts'
import './i18n.ts'
import { MethodChecks } from './method-checks.tsx'
import { Preview } from './preview.tsx'
import { ProtectedDialog } from './protected-dialog.tsx'
import { isWish, noReset, toggleAll } from './reset-wish.ts'
import { useResetPreview } from './use-reset-preview.ts'

const useStyles = makeStyles({
  group: { display: 'grid' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  inner: { paddingInlineStart: '24px' },
  quiet: { color: tokens.colorNeutralForeground3 },
})

interface Props {
  card: UserCard
  onDone: (preview: ResetPreview, wish: ResetWish) => void
  onClose: () => void
}

/** Methods, re-registration and sessions: any of them, previewed, in one change. */
export function ResetDialog({ card, onDone, onClose }: Props) {
  const { t } = useTranslation('reset')
  const styles = useStyles()
  const alsoId = useId()
  const [wish, setWish] = useState<ResetWish>(noReset)
  const apply = useMutation(applyReset(card.dn))
  const isChosen = isWish(wish)
  const { preview, error, isCurrent } = useResetPreview(card.dn, wish, isChosen)
  const count = wish.methodIds.length
  const ids = card.methods.map(({ id }) => id)
  const change = (next: Partial<ResetWish>) => {
    setWish({ ...wish, ...next })
    apply.reset()
  }
  return (
    <ProtectedDialog
      dn={card.dn}
      action={preview?.actions[0] ?? 'remove-method'}
      gate={preview?.gate}
      call={isChosen ? { call: 'reset', wish } : null}
      title={t('dialog.title', { name: card.name })}
      confirm={t('dialog.confirm', { count })}
      cancel={t('cancel')}
      isIncomplete={!isCurrent}
      onConfirm={async () => {
        const done = await apply.mutateAsync(wish)
        apply.reset()
        onDone(done.preview, wish)
      }}
      onClose={onClose}
    >
      <h3 className={styles.heading}>{t('dialog.methods')}</h3>
      {ids.length === 0 ? (
        <div className={styles.quiet}>{t('dialog.noMethods')}</div>
      ) : (
        <div className={styles.group}>
          {ids.length > 1 && (
            <Checkbox
              label={t('dialog.all')}
              checked={count === 0 ? false : count === ids.length ? true : 'mixed'}
              onChange={() => change({ methodIds: toggleAll(wish.methodIds, ids) })}
            />
          )}
          <div className={ids.length > 1 ? styles.inner : undefined}>
            <MethodChecks
              label={t('dialog.methods')}
              methods={card.methods}
              chosen={wish.methodIds}
              onToggle={(methodId, isOn) =>
                change({
                  methodIds: ids.filter((id) => (id === methodId ? isOn : wish.methodIds.includes(id))),
                })
              }
            />
          </div>
        </div>
      )}
      <h3 className={styles.heading} id={alsoId}>
        {t('dialog.also')}
      </h3>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend of its own looks */}
      <div className={styles.group} role="group" aria-labelledby={alsoId}>
        {(['reregister', 'revokeSessions'] as const).map((what) => (
          <Checkbox
            key={what}
            label={t(`dialog.${what}`)}
            checked={wish[what]}
            onChange={(_, { checked }) => change({ [what]: checked === true })}
          />
        ))}
      </div>
      <h3 className={styles.heading}>{t('dialog.will')}</h3>
      {error ? (
        <ErrorMessage error={error} />
      ) : preview ? (
        <Preview name={card.name} wish={wish} preview={preview} />
      ) : (
        <div className={styles.quiet}>{isChosen ? null : t('dialog.choose')}</div>
      )}
    </ProtectedDialog>
  )
}
