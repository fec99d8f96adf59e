import { makeStyles } from '@fluentui/react-components'

/** The row of a test: what is sent, to whom, the button, and below them what came of it. */
export const useTestStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px' },
  to: { flex: '1 1 220px' },
  // Level with the fields, whose labels stand above them.
  button: { marginTop: '26px' },
  below: { flexBasis: '100%', margin: 0, overflowWrap: 'anywhere' },
})
