import {
  Button,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  tokens,
} from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceOption, ObservedEvidence, PhotoIdDocument, UserCard } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { observe } from '../queries/verification.ts'
import { StepPanel } from '../user/method-test/step-panel.tsx'
import { askWords } from './options.ts'
import { Script } from './script.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '12px', margin: '0 16px' },
  fields: { display: 'flex', flexWrap: 'wrap', gap: '8px 24px', alignItems: 'start' },
  four: { width: '120px' },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

const documents: PhotoIdDocument[] = [
  'passport',
  'drivers-license',
  'national-id',
  'staff-card',
  'student-card',
]

type Seen = Extract<ObservedEvidence, { kind: 'photo-id' }>

export const isFour = (text: string): boolean => /^[\p{L}\p{N}]{4}$/u.test(text)

interface Props {
  card: UserCard
  option: EvidenceOption
  onClose: () => void
}

/** A photo ID, compared with the face, the photo and the name on the card. */
export function PhotoIdStep({ card, option, onClose }: Props) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const [how, setHow] = useState<Seen['how']>('video')
  const [document, setDocument] = useState<PhotoIdDocument>('staff-card')
  const [lastFour, setLastFour] = useState('')
  const [tried, setTried] = useState(false)
  const observing = useMutation(observe(card.dn, option.id))
  const tell = (outcome: Seen['outcome']) => {
    setTried(true)
    if (!isFour(lastFour) || observing.isPending) return
    observing.mutate({ kind: 'photo-id', how, document, lastFour, outcome }, { onSuccess: onClose })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    tell('matches')
  }
  return (
    <StepPanel
      title={askWords(t, option)}
      closeLabel={t('step.close')}
      leave={t('step.leave')}
      hasTyped={lastFour !== ''}
      step="photo-id"
      onClose={onClose}
    >
      <Script>{t(`say.photoId.${how}`)}</Script>
      <form className={styles.form} onSubmit={submit} noValidate>
        <div className={styles.fields}>
          <Field label={t('photoId.how')}>
            <RadioGroup
              layout="horizontal"
              value={how}
              onChange={(_, { value }) => setHow(value === 'video' ? 'video' : 'in-person')}
            >
              <Radio
                value="video"
                label={t('photoId.video')}
                {...(how === 'video' && { 'data-page-focus': true })}
              />
              <Radio value="in-person" label={t('photoId.in-person')} />
            </RadioGroup>
          </Field>
          <Field label={t('photoId.document')}>
            <Select
              value={document}
              onChange={(_, { value }) => setDocument(documents.find((one) => one === value) ?? 'staff-card')}
            >
              {documents.map((one) => (
                <option key={one} value={one}>
                  {t(`photoId.documents.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label={t('photoId.lastFour')}
            hint={t('photoId.lastFourHint')}
            {...(tried && !isFour(lastFour) && { validationMessage: t('photoId.badLastFour') })}
          >
            <Input
              className={styles.four}
              dir="ltr"
              value={lastFour}
              maxLength={4}
              autoComplete="off"
              spellCheck={false}
              onChange={(_, { value }) => setLastFour(value)}
            />
          </Field>
        </div>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={observing.isPending}>
            {t('photoId.matches')}
          </Button>
          <Button disabledFocusable={observing.isPending} onClick={() => tell('does-not-match')}>
            {t('photoId.does-not-match')}
          </Button>
          <span className={styles.quiet}>{t('photoId.warns')}</span>
        </div>
      </form>
      {observing.error && <ErrorMessage error={observing.error} />}
    </StepPanel>
  )
}
