import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { EvidenceOption, UserCard } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { observe } from '../queries/verification.ts'
import { StepPanel } from '../user/method-test/step-panel.tsx'
import { askWords } from './options.ts'
import { Script } from './script.tsx'
import { scriptWords } from './script-words.ts'

const useStyles = makeStyles({
  call: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px 24px' },
  dial: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '12px', marginLeft: '16px' },
  answered: { flex: '1 1 280px' },
  number: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    userSelect: 'text',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', margin: '0 16px' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

const outcomes = ['confirmed', 'no-answer', 'somebody-else'] as const

interface Props {
  card: UserCard
  option: EvidenceOption
  onClose: () => void
}

/** The number on file, dialed by the operator, and who answered. */
export function CallBackStep({ card, option, onClose }: Props) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const observing = useMutation(observe(card.dn, option.id))
  return (
    <StepPanel
      title={askWords(t, option)}
      closeLabel={t('step.close')}
      leave={t('step.leave')}
      hasTyped={false}
      step="dial"
      onClose={onClose}
    >
      <Script>{scriptWords(t, option)}</Script>
      <div className={styles.call}>
        <div className={styles.dial}>
          <span>{t('callBack.dial')}</span>
          <bdi dir="ltr" className={styles.number}>
            {option.target ?? option.label}
          </bdi>
        </div>
        <div className={styles.answered}>
          <Script>{t('say.answered')}</Script>
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't be laid out like this */}
      <div role="group" aria-label={t('callBack.outcome')} className={styles.buttons}>
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            appearance={outcome === 'confirmed' ? 'primary' : 'secondary'}
            disabledFocusable={observing.isPending}
            onClick={() =>
              observing.isPending || observing.mutate({ kind: 'call-back', outcome }, { onSuccess: onClose })
            }
          >
            {t(`callBack.${outcome}`)}
          </Button>
        ))}
        <span className={styles.quiet}>{t('callBack.warns')}</span>
      </div>
      {observing.error && <ErrorMessage error={observing.error} />}
    </StepPanel>
  )
}
