import { Badge, Button, makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PolicyInPlace } from '../../../preload/contract.ts'
import { RelativeTime } from '../../app/relative-time.tsx'
import { PageHead } from '../page-head.tsx'
import { Discard } from './discard.tsx'
import type { DraftHandle } from './use-draft.ts'
import type { Trial } from './use-try-out.ts'

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px' },
})

interface Props {
  inPlace: PolicyInPlace
  draft: DraftHandle
  trial: Trial
  onBack: () => void
  onSave: () => void
}

/** Which policy this is about, and what can be done with the draft. */
export function WhatIfHead({ inPlace, draft, trial, onBack, onSave }: Props) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  const { version, savedBy, savedAt, maySave } = inPlace
  const cannotSave = !draft.isChanged
    ? t('nothingToSave')
    : trial.problem
      ? t('mendFirst', { line: trial.problem.line })
      : null
  const badge = draft.isChanged && (
    <Badge appearance="tint" color="brand">
      {t('draft')}
    </Badge>
  )
  const standing = (
    <>
      {version === null ? t('inPlaceNone') : t('inPlace', { version })}
      {savedBy !== null && (
        <>
          {', '}
          <bdi>{t('savedBy', { name: savedBy })}</bdi>
        </>
      )}{' '}
      {savedAt !== null && <RelativeTime at={savedAt} />}
    </>
  )
  const actions = (
    <div className={styles.actions}>
      {draft.isChanged && <Discard label={t('discard.button')} size="medium" onDiscard={draft.discard} />}
      {maySave && (
        <Button
          appearance="primary"
          disabledFocusable={cannotSave !== null || draft.isBehind}
          {...(cannotSave !== null && { title: cannotSave })}
          onClick={onSave}
        >
          {t('save')}
        </Button>
      )}
    </div>
  )
  return (
    <PageHead
      {...{ onBack, badge, actions }}
      back={t('back')}
      title={t('title')}
      about={[t(maySave ? 'about' : 'aboutReadOnly'), standing]}
    />
  )
}
