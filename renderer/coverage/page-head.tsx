import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeft20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

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
})

interface Props {
  back: string
  onBack: () => void
  title: string
  badge?: ReactNode
  /** Lines under the title. */
  about: ReactNode[]
  actions?: ReactNode
}

/** Of a page that the report leads to: the way back, what it is, and what can be done there. */
export function PageHead({ back, onBack, title, badge, about, actions }: Props) {
  const styles = useStyles()
  return (
    <header className={styles.head}>
      <Button
        appearance="subtle"
        icon={<ArrowLeft20Regular />}
        aria-label={back}
        title={back}
        onClick={onBack}
      />
      <div className={styles.names}>
        <h1 className={styles.title} tabIndex={-1}>
          {title}
          {badge}
        </h1>
        {about.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and never move
          <span key={index} className={styles.about}>
            {line}
          </span>
        ))}
      </div>
      {actions}
    </header>
  )
}
