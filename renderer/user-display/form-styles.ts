import { makeStyles, tokens } from '@fluentui/react-components'

/** Of what the user fills in, where they stand at the counter. */
export const useFormStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: '1em',
    width: 'min(100%, 32em)',
    textAlign: 'start',
    fontSize: 'clamp(18px, 2.6vmin, 36px)',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '0.75em', justifyContent: 'space-between' },
  button: { fontSize: 'inherit', lineHeight: 'inherit', padding: '0.4em 1em' },
  told: { margin: 0, color: tokens.colorStatusDangerForeground1 },
})
