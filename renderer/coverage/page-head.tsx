import { Button, makeStyles, mergeClasses } from '@fluentui/react-components'
import { ArrowLeft20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useHeadStyles } from './head-styles.ts'

const useStyles = makeStyles({
  names: { justifyItems: 'start' },
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
  const head = useHeadStyles()
  const styles = useStyles()
  return (
    <header className={head.head}>
      <Button
        appearance="subtle"
        icon={<ArrowLeft20Regular />}
        aria-label={back}
        title={back}
        onClick={onBack}
      />
      <div className={mergeClasses(head.names, styles.names)}>
        <h1 className={head.title} tabIndex={-1}>
          {title}
          {badge}
        </h1>
        {about.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and never move
          <span key={index} className={head.about}>
            {line}
          </span>
        ))}
      </div>
      {actions}
    </header>
  )
}
