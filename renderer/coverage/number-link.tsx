import { makeStyles, tokens } from '@fluentui/react-components'
import type { CoverageSelection } from '../../preload/contract.ts'
import { language } from '../app/i18n.ts'
import type { Counted } from './picture-data.ts'

const useStyles = makeStyles({
  link: {
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: 'transparent',
    color: tokens.colorBrandForegroundLink,
    font: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    cursor: 'pointer',
    ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  plain: { fontVariantNumeric: 'tabular-nums' },
})

const numbers = new Intl.NumberFormat(language)

/** "1,204" */
export const numberText = (value: number): string => numbers.format(value)

/** Null: on paper nobody can follow a number. */
export type Choose = ((whose: Partial<CoverageSelection>) => void) | null

interface Props {
  counted: Counted
  /** Whose number it is, for who hears it out of its place. */
  label: string
  onChoose: Choose
}

/** A number that leads to its people. A plain button: there may be hundreds. */
export function NumberLink({ counted: { value, whose }, label, onChoose }: Props) {
  const styles = useStyles()
  const text = numberText(value)
  if (whose === null || onChoose === null || value === 0) return <span className={styles.plain}>{text}</span>
  return (
    <button
      type="button"
      className={styles.link}
      aria-label={`${text} ${label}`}
      onClick={() => onChoose(whose)}
    >
      {text}
    </button>
  )
}
