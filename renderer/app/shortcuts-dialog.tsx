import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readSettings } from '../queries/settings.ts'
import { FocusBack } from './focus-back.tsx'
import { isSingleKey, keyText, shortcuts } from './keyboard.ts'

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: '24px', rowGap: '8px', margin: 0 },
  row: { display: 'contents' },
  keys: { margin: 0, gridColumn: 1 },
  key: {
    fontFamily: tokens.fontFamilyMonospace,
    padding: '2px 8px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  what: { margin: 0, gridColumn: 2 },
  off: { color: tokens.colorNeutralForeground3 },
})

/** All shortcuts on one page. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('app')
  const styles = useStyles()
  const { data: settings } = useQuery(readSettings())
  const singleKeys = settings?.singleKeyShortcuts ?? true
  return (
    <Dialog open onOpenChange={(_, { open }) => open || onClose()}>
      <DialogSurface>
        <FocusBack />
        <DialogBody>
          <DialogTitle>{t('shortcuts.title')}</DialogTitle>
          <DialogContent>
            <dl className={styles.list}>
              {shortcuts
                .filter((shortcut) => singleKeys || !isSingleKey(shortcut))
                .map(({ command }) => (
                  <Row key={command} keys={[keyText(command)]} what={t(`shortcuts.${command}`)} />
                ))}
              <Row keys={['↑', '↓', 'Enter']} what={t('shortcuts.list')} />
            </dl>
            {!singleKeys && <p className={styles.off}>{t('shortcuts.singleKeysOff')}</p>}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('shortcuts.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function Row({ keys, what }: { keys: string[]; what: string }) {
  const styles = useStyles()
  return (
    <div className={styles.row}>
      <dt className={styles.keys}>
        {keys.map((key) => (
          <span key={key}>
            <kbd className={styles.key}>{key}</kbd>{' '}
          </span>
        ))}
      </dt>
      <dd className={styles.what}>{what}</dd>
    </div>
  )
}
