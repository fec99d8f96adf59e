import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  Call20Regular,
  CallInbound20Regular,
  Chat20Regular,
  ContactCard20Regular,
  Mail20Regular,
  People20Regular,
  PhoneKey20Regular,
  QuestionCircle20Regular,
  ShieldCheckmark20Regular,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { CallerVerification, EvidenceKind, EvidenceOption } from '../../preload/contract.ts'
import { askWords, besideWords, refusedOptions, refusedWords, usableOptions } from './options.ts'

const icons = {
  push: ShieldCheckmark20Regular,
  'authenticator-app': PhoneKey20Regular,
  text: Chat20Regular,
  call: CallInbound20Regular,
  email: Mail20Regular,
  'security-questions': QuestionCircle20Regular,
  'call-back': Call20Regular,
  manager: People20Regular,
  'photo-id': ContactCard20Regular,
} satisfies Record<EvidenceKind, typeof Call20Regular>

const useStyles = makeStyles({
  list: { display: 'grid', rowGap: '4px', margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: '8px',
    alignItems: 'center',
  },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  refused: { display: 'grid', rowGap: '4px', margin: '4px 0 0', paddingInlineStart: '20px' },
  fold: { cursor: 'pointer', color: tokens.colorNeutralForeground2, width: 'fit-content' },
})

interface Props {
  known: CallerVerification
  onChoose: (option: EvidenceOption) => void
  /** The first of them is the panel's next step: the keys begin there. */
  nextKeys: boolean
  /** And it is the card's next step. */
  leads: boolean
}

/** Every way that still helps, one click each; folded below, those that don't count and why. */
export function OptionList({ known, onChoose, nextKeys, leads }: Props) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const usable = usableOptions(known)
  const refused = refusedOptions(known)
  return (
    <>
      {usable.length > 0 && (
        <ul className={styles.list} aria-label={t('options.title')}>
          {usable.map((option, index) => {
            const Icon = icons[option.kind]
            const isNext = nextKeys && index === 0
            return (
              <li key={option.id} className={styles.row}>
                <Button
                  size="small"
                  appearance={isNext && leads ? 'primary' : 'secondary'}
                  icon={<Icon />}
                  {...(isNext && { 'data-next-step': true })}
                  onClick={() => onChoose(option)}
                >
                  <bdi>{askWords(t, option)}</bdi>
                </Button>
                <bdi className={styles.quiet}>{besideWords(t, option)}</bdi>
                <span className={styles.quiet}>{t('options.level', { level: option.level })}</span>
              </li>
            )
          })}
        </ul>
      )}
      {refused.length > 0 && (
        <details>
          <summary className={mergeClasses(styles.fold, styles.quiet)}>
            {t('options.refused', { count: refused.length })}
          </summary>
          <ul className={mergeClasses(styles.refused, styles.quiet)}>
            {refused.map((option) => (
              <li key={option.id}>
                <bdi>{askWords(t, option)}</bdi>: {refusedWords(t, option, new Date())}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
