import {
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  shorthands,
  tokens,
} from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'

/** Of a chip that narrows the list down. */
export const setChip = {
  ...shorthands.borderColor(tokens.colorCompoundBrandStroke),
  backgroundColor: tokens.colorBrandBackground2,
  color: tokens.colorBrandForeground2,
}

const useStyles = makeStyles({
  chip: { fontWeight: tokens.fontWeightRegular, minWidth: 0 },
  options: { maxHeight: '60vh', overflowY: 'auto' },
  set: {
    ...setChip,
    fontWeight: tokens.fontWeightSemibold,
  },
})

const any = '*'

interface Props {
  name: string
  options: { value: string; label: string }[]
  /** Null: nothing is filtered. */
  value: string | null
  onChange: (value: string | null) => void
  /** Said after its name, where something else on the page is called the same. */
  kind?: string
}

/** One filter: what it is, and what it is set to. */
export function FilterChip({ name, options, value, onChange, kind }: Props) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const set = options.find((option) => option.value === value)
  const text = set ? t('filter.set', { filter: name, value: set.label }) : name
  return (
    <Menu
      checkedValues={{ [name]: [value ?? any] }}
      onCheckedValueChange={(_, { checkedItems: [chosen = any] }) => onChange(chosen === any ? null : chosen)}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          size="small"
          shape="circular"
          className={mergeClasses(styles.chip, set && styles.set)}
          aria-label={kind === undefined ? undefined : `${text}, ${kind}`}
        >
          {text}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.options}>
        <MenuList>
          <MenuItemRadio name={name} value={any}>
            {t('filter.any')}
          </MenuItemRadio>
          {options.map((option) => (
            <MenuItemRadio key={option.value} name={name} value={option.value}>
              {option.label}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
