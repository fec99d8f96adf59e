import { makeStyles, tokens } from '@fluentui/react-components'

/** What the parts of the form have in common. */
export const useFormStyles = makeStyles({
  section: { display: 'grid', rowGap: '8px', minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', columnGap: '8px', rowGap: '8px' },
  grow: { flex: '1 1 160px', minWidth: 0 },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  // Fluent's own least height is two lines.
  oneLine: { minHeight: '32px' },
  number: { width: '72px' },
  group: { margin: 0, padding: 0, border: 0, minWidth: 0 },
  legend: { padding: 0, paddingBottom: '2px', fontSize: tokens.fontSizeBase300 },
  problem: {
    margin: 0,
    color: tokens.colorPaletteRedForeground1,
    fontSize: tokens.fontSizeBase200,
  },
})
