import {
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CoverageListKind } from '../../preload/contract.ts'
import { coverage } from './words.ts'

const useStyles = makeStyles({
  popover: { width: '460px', maxWidth: 'none' },
  lists: { maxWidth: 'none' },
  list: { maxWidth: 'none' },
})

const kinds = Object.keys(coverage.means) as CoverageListKind[]

/** Which list is looked at. Each says what it means before it is opened. */
export function ListPicker({
  list,
  onList,
}: {
  list: CoverageListKind
  onList: (list: CoverageListKind) => void
}) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  return (
    <Menu
      positioning={{ autoSize: true }}
      checkedValues={{ list: [list] }}
      onCheckedValueChange={(_, { checkedItems: [chosen] }) => onList(chosen as CoverageListKind)}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton size="small">{t('list.choose')}</MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList className={styles.lists}>
          {kinds.map((kind) => (
            <MenuItemRadio
              key={kind}
              className={styles.list}
              name="list"
              value={kind}
              subText={t(`means.${kind}`)}
            >
              {t(`list.${kind}`)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
