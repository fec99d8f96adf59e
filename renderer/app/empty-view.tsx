import { makeStyles, tokens } from '@fluentui/react-components'
import type { FluentIcon } from '@fluentui/react-icons'

const useStyles = makeStyles({
  view: {
    height: '100%',
    display: 'grid',
    placeContent: 'center',
    justifyItems: 'center',
    rowGap: '4px',
    padding: '0 24px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
  },
  icon: { fontSize: '40px', marginBottom: '8px' },
  title: {
    margin: 0,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, maxWidth: '440px' },
})

interface Props {
  Icon: FluentIcon
  title: string
  lines: string[]
  /** Where it has the whole view: what that is called. Otherwise it is a part of one. */
  view?: string
}

/** In the place of what there might be: that there is nothing, and why or what to do. */
export function EmptyView({ Icon, title, lines, view }: Props) {
  const styles = useStyles()
  const Heading = view === undefined ? 'h2' : 'h1'
  const Box = view === undefined ? 'div' : 'section'
  return (
    <Box className={styles.view} aria-label={view}>
      <Icon aria-hidden className={styles.icon} />
      <Heading className={styles.title}>{title}</Heading>
      {lines.map((line) => (
        <p key={line} className={styles.text}>
          {line}
        </p>
      ))}
    </Box>
  )
}
