import { makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PolicyInPlace } from '../../../preload/contract.ts'
import { ConfirmDialog } from '../../app/confirm.tsx'
import { language } from '../../app/i18n.ts'
import { outcomeDetails, outcomeSentence, partText } from './outcome-sentence.ts'
import type { Trial } from './use-try-out.ts'

const useStyles = makeStyles({
  text: { margin: 0 },
})

const andList = new Intl.ListFormat(language, { type: 'conjunction' })

interface Props {
  open: boolean
  trial: Trial
  inPlace: PolicyInPlace
  onClose: () => void
  onSave: () => Promise<unknown>
}

/** Asks before the policy changes for everybody, and says for how many. */
export function SaveDialog({ open, trial, inPlace, onClose, onSave }: Props) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  const { result, isCurrent } = trial
  const { version, problem } = inPlace
  const next = (version ?? 0) + 1
  const known = isCurrent && result !== null && result.state !== 'running' ? result : null
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('confirm.title', { version: next })}
      confirm={t('confirm.save', { version: next })}
      cancel={t('confirm.keep')}
      onConfirm={onSave}
    >
      {known && known.parts.length > 0 && (
        <p className={styles.text}>
          {t('confirm.parts', { parts: andList.format(known.parts.map((part) => partText(t, part))) })}
        </p>
      )}
      <p className={styles.text}>
        {known ? (
          <>
            <strong>{outcomeSentence(t, known)}</strong> {outcomeDetails(t, known)}
          </>
        ) : (
          t(problem ? 'confirm.incomparable' : 'confirm.unknown')
        )}
      </p>
      {known && known.state !== 'complete' && <p className={styles.text}>{t('confirm.partial')}</p>}
      <p className={styles.text}>
        {version === null ? t('confirm.keptNone') : t('confirm.kept', { version })}
      </p>
    </ConfirmDialog>
  )
}
