import { Button, makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components'
import { Print20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { firstName } from './first-name.ts'
import './i18n.ts'

// On paper there is this list and nothing else: least of all a pass.
const usePrint = makeStaticStyles(`@media print {
  body * { visibility: hidden; }
  #next-steps, #next-steps * { visibility: visible; }
  #next-steps { position: fixed; inset: 0; padding: 2cm; color: #000; background: #fff; }
  #next-steps button { display: none; }
}`)

const useStyles = makeStyles({
  section: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    display: 'grid',
    rowGap: '8px',
    margin: 0,
    paddingInlineStart: '24px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: '26px',
  },
})

interface Props {
  name: string
  steps: readonly string[]
}

/** What the user should do now: to be read aloud, or to be taken along on paper. */
export function NextStepsList({ name, steps }: Props) {
  const { t } = useTranslation('reset')
  const styles = useStyles()
  usePrint()
  return (
    <section id="next-steps" className={styles.section} aria-labelledby="next-steps-title">
      <h2 className={styles.title} id="next-steps-title">
        {t('steps.title', { name: firstName(name) })}
      </h2>
      <ol className={styles.list}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button size="small" icon={<Print20Regular />} onClick={() => window.print()}>
        {t('steps.print')}
      </Button>
    </section>
  )
}
