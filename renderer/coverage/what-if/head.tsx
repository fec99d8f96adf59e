import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeft20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { PolicyInPlace } from '../../../preload/contract.ts'
import { RelativeTime } from '../../app/relative-time.tsx'
import { Discard } from './discard.tsx'
import type { DraftHandle } from './use-draft.ts'
import type { Trial } from './use-try-out.ts'

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: '8px 16px' },
  names: { display: 'grid', flex: '1 1 320px', rowGap: '2px', justifyItems: 'start' },
  title: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  about: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
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
  return (
    <header className={styles.head}>
      <Button
        appearance="subtle"
        icon={<ArrowLeft20Regular />}
        aria-label={t('back')}
        title={t('back')}
        onClick={onBack}
      />
      <div className={styles.names}>
        <h1 className={styles.title} tabIndex={-1}>
          {t('title')}
          {draft.isChanged && (
            <Badge appearance="tint" color="brand">
              {t('draft')}
            </Badge>
          )}
        </h1>
        <span className={styles.about}>{t(maySave ? 'about' : 'aboutReadOnly')}</span>
        <span className={styles.about}>
          {version === null ? t('inPlaceNone') : t('inPlace', { version })}
          {savedBy !== null && (
            <>
              {', '}
              <bdi>{t('savedBy', { name: savedBy })}</bdi>
            </>
          )}{' '}
          {savedAt !== null && <RelativeTime at={savedAt} />}
        </span>
      </div>
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
    </header>
  )
}
