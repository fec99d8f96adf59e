import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  hint: { padding: '16px', display: 'grid', rowGap: '12px', alignContent: 'start' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: '16px', rowGap: '6px', margin: 0 },
  example: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground3,
  },
})

const kinds = ['name', 'userName', 'mail', 'phone', 'number'] as const

/** What one can type, while nothing is typed. */
export function SearchHint() {
  const { t } = useTranslation('users')
  const styles = useStyles()
  return (
    <div className={styles.hint}>
      <h2 className={styles.title}>{t('hint.title')}</h2>
      <p className={styles.text}>{t('hint.text')}</p>
      <dl className={styles.list}>
        {kinds.map((kind) => (
          <SearchExample key={kind} term={t(`hint.${kind}`)} example={t(`hint.example.${kind}`)} />
        ))}
      </dl>
    </div>
  )
}

function SearchExample({ term, example }: { term: string; example: string }) {
  const styles = useStyles()
  return (
    <>
      <dt>{term}</dt>
      <dd className={styles.example}>{example}</dd>
    </>
  )
}
