import { makeStyles, tokens } from '@fluentui/react-components'
import { CommentQuote20Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const useStyles = makeStyles({
  say: {
    margin: 0,
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusLarge,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke1,
    backgroundColor: tokens.colorBrandBackground2,
  },
  label: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '6px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  words: { margin: '2px 0 0', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
})

/** Read aloud, to whom it says. */
export function Script({ to = 'caller', children }: { to?: 'caller' | 'manager'; children: ReactNode }) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  return (
    <blockquote className={styles.say}>
      <div className={styles.label}>
        <CommentQuote20Regular aria-hidden />
        {t(`say.to.${to}`)}
      </div>
      <p className={styles.words}>{children}</p>
    </blockquote>
  )
}
