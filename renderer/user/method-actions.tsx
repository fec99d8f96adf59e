import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import {
  Delete20Regular,
  MoreHorizontal20Regular,
  Rename20Regular,
  Star20Regular,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Gate, Method } from '../../preload/contract.ts'
import { keyText } from '../app/keyboard.ts'
import { gateWords } from '../verification/gate-words.ts'
import type { Doing } from './methods.tsx'
import { whyNotDefault } from './removal.ts'

const useStyles = makeStyles({
  actions: { display: 'flex', columnGap: '4px', justifyContent: 'flex-end' },
  menu: { maxWidth: '320px' },
  // It says why nothing can be done, so it is read: not as faint as what can't be done.
  whyNot: { color: tokens.colorNeutralForeground2 },
})

interface Props {
  method: Method
  may: { test: boolean; change: boolean }
  /** The keys after T and R; null: the letter alone does it. */
  number: number | null
  isTesting: boolean
  gates: Record<Doing['what'], Gate | undefined>
  onTest: () => void
  onMakeDefault: () => void
  onRename: () => void
  onRemove: () => void
}

export const actionId = (button: 'test' | 'more', methodId: string): string => `${button}-${methodId}`

/** What may be done with one method. */
export function MethodActions(props: Props) {
  const { method, may, number, isTesting, gates, onTest, onMakeDefault, onRename, onRemove } = props
  const { t } = useTranslation('user')
  const styles = useStyles()
  const { t: tGate } = useTranslation('verification')
  const whyNot = whyNotDefault(method)
  /** Why it can't be done at all, or what is missing for it: under its name. */
  const subText = (what: Doing['what'], why: string | null = null) => {
    const gate = gates[what]
    const text = why ?? (gate && gateWords(tGate, gate)?.text)
    return text ? { subText: { children: text, className: styles.whyNot } } : {}
  }
  const keys = (command: 'test-method' | 'remove-method') =>
    number === null ? keyText(command) : `${keyText(command)} ${number}`
  const named = t('methods.testNamed', { label: method.label })
  return (
    <div className={styles.actions}>
      {may.test && (
        <Tooltip content={`${named} (${keys('test-method')})`} relationship="description">
          <Button
            id={actionId('test', method.id)}
            size="small"
            aria-label={named}
            aria-expanded={isTesting}
            onClick={onTest}
          >
            {t('methods.test')}
          </Button>
        </Tooltip>
      )}
      {may.change && (
        <Menu positioning="below-end">
          <MenuTrigger disableButtonEnhancement>
            <Tooltip content={t('methods.more', { label: method.label })} relationship="label">
              <Button
                id={actionId('more', method.id)}
                size="small"
                appearance="subtle"
                icon={<MoreHorizontal20Regular />}
              />
            </Tooltip>
          </MenuTrigger>
          <MenuPopover className={styles.menu}>
            <MenuList>
              <MenuItem
                icon={<Star20Regular />}
                disabled={whyNot !== null}
                {...subText('make-default', whyNot && t(`methods.${whyNot}`))}
                onClick={whyNot === null ? onMakeDefault : undefined}
              >
                {t('methods.makeDefault')}
              </MenuItem>
              <MenuItem icon={<Rename20Regular />} {...subText('rename')} onClick={onRename}>
                {t('methods.rename')}
              </MenuItem>
              <MenuItem
                icon={<Delete20Regular />}
                secondaryContent={keys('remove-method')}
                {...subText('remove')}
                onClick={onRemove}
              >
                {t('methods.remove')}
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </div>
  )
}
