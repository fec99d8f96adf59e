import { makeStyles, tokens } from '@fluentui/react-components'

/** What the heads of the report and of the pages that it leads to have in common. */
export const useHeadStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: '8px 16px' },
  names: { display: 'grid', flex: '1 1 320px', rowGap: '2px' },
  title: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    // The focus comes here by itself.
    outlineStyle: 'none',
  },
  about: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})
