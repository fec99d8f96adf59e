import { makeStyles, mergeClasses, Spinner, shorthands, tokens } from '@fluentui/react-components'
import {
  ClipboardSearch24Regular,
  Headset24Regular,
  Key24Regular,
  PeopleTeam24Regular,
} from '@fluentui/react-icons'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PracticeOperator } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { signInPractice } from '../queries/session.ts'

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  cards: { display: 'grid', gap: '8px', margin: 0, padding: 0, listStyleType: 'none' },
  card: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr auto',
    columnGap: '16px',
    alignItems: 'center',
    width: '100%',
    padding: '12px 16px',
    textAlign: 'start',
    fontFamily: 'inherit',
    fontSize: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      ...shorthands.borderColor(tokens.colorNeutralStroke1Hover),
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  first: { ...shorthands.borderColor(tokens.colorBrandStroke1) },
  icon: { color: tokens.colorBrandForeground1 },
  name: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  role: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  does: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
})

const icons = {
  technician: Headset24Regular,
  auditor: ClipboardSearch24Regular,
  administrator: Key24Regular,
  lead: PeopleTeam24Regular,
}

/**
 * The practice directory's operators, one click each.
 * @param autoFocus where there is nothing else to begin with
 */
export function PracticeCards({
  operators,
  autoFocus,
}: {
  operators: PracticeOperator[]
  autoFocus: boolean
}) {
  const { t } = useTranslation('signIn')
  const { t: tApp } = useTranslation('app')
  const styles = useStyles()
  const signingIn = useMutation(signInPractice())
  return (
    <>
      <h2 className={styles.title}>{t('practiceTitle')}</h2>
      <p className={styles.text}>{t('practiceText')}</p>
      <ul className={styles.cards}>
        {operators.map(({ id, name }, index) => {
          const Icon = icons[id]
          const role = tApp(`role.${id}`)
          const isPending = signingIn.isPending && signingIn.variables === id
          return (
            <li key={id}>
              <button
                type="button"
                // biome-ignore lint/a11y/noAutofocus: as the user name has it where there is one to type
                autoFocus={autoFocus && index === 0}
                className={mergeClasses(styles.card, index === 0 && styles.first)}
                onClick={() => signingIn.isPending || signingIn.mutate(id)}
              >
                <Icon className={styles.icon} aria-hidden />
                <span>
                  <span className={styles.name}>
                    <bdi>{name}</bdi> <span className={styles.role}>· {role}</span>
                  </span>
                  <span className={styles.does}>{t(`practiceDoes.${id}`)}</span>
                </span>
                {isPending && <Spinner size="tiny" />}
              </button>
            </li>
          )
        })}
      </ul>
      {signingIn.error && <ErrorMessage error={signingIn.error} />}
    </>
  )
}
