import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageSelection, ExportPreview } from '../../../preload/contract.ts'
import { BusyButton } from '../../app/busy-button.tsx'
import { ErrorMessage } from '../../app/error-message.tsx'
import { FocusBack } from '../../app/focus-back.tsx'
import { exportPreview, showExport } from '../../queries/exports.ts'
import { type ExportDraft, ExportForm } from './export-form.tsx'
import { ExportProgress } from './export-progress.tsx'
import { useExport } from './use-export.ts'

const useStyles = makeStyles({
  content: { display: 'grid', rowGap: '12px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

interface Props {
  selection: CoverageSelection
  onClose: () => void
}

/** What is exported, in which form, how far it is, and where it went. */
export function ExportDialog({ selection, onClose }: Props) {
  const { t } = useTranslation('exports')
  const styles = useStyles()
  const preview = useQuery(exportPreview(selection))
  const { now, begin, cancel } = useExport()
  const [draft, setDraft] = useState<ExportDraft>({ format: 'csv', bom: true })
  const isRunning = now.state === 'running'
  const isDone = now.state === 'done'
  // Esc and Cancel stop what goes on first; the dialog then says that nothing is left.
  const leave = isRunning ? cancel : onClose
  const isIncomplete = preview.data !== undefined && preview.data.state !== 'complete'
  return (
    // A click beside it does not stop what goes on.
    <Dialog open onOpenChange={(_, { type }) => type === 'escapeKeyDown' && leave()}>
      <DialogSurface>
        <FocusBack />
        <DialogBody>
          <DialogTitle>{t('title')}</DialogTitle>
          <DialogContent className={styles.content}>
            {!isDone && preview.data && <What preview={preview.data} />}
            {preview.isError && <ErrorMessage error={preview.error} onRetry={() => void preview.refetch()} />}
            {!isRunning && !isDone && <ExportForm draft={draft} onChange={setDraft} />}
            {now.state === 'running' && <ExportProgress progress={now.progress} />}
            {now.state === 'cancelled' && <div role="status">{t('cancelled')}</div>}
            {now.state === 'failed' && <ErrorMessage error={now.error} />}
            {now.state === 'done' && (
              <div role="status" className={styles.content}>
                <div>{t('done', { count: now.people, file: now.file })}</div>
                <div className={styles.quiet}>{t('personal')}</div>
              </div>
            )}
          </DialogContent>
          {/* The same two buttons from the beginning to the end: the focus stays in the dialog. */}
          <DialogActions>
            <BusyButton
              busy={isRunning || preview.isPending}
              onClick={isDone ? onClose : () => preview.data && begin({ ...draft, selection })}
            >
              {t(isDone ? 'close' : isIncomplete ? 'beginIncomplete' : 'begin')}
            </BusyButton>
            <Button onClick={isDone ? showExport : leave}>{t(isDone ? 'show' : 'cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function What({ preview: { people, filter, state } }: { preview: ExportPreview }) {
  const { t } = useTranslation('exports')
  const styles = useStyles()
  return (
    <>
      <div>
        {t('what', { count: people, filter })} <span className={styles.quiet}>{t('narrow')}</span>
      </div>
      {state !== 'complete' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('incomplete.title')}</MessageBarTitle>{' '}
            {t(state === 'running' ? 'incomplete.running' : 'incomplete.other')}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  )
}
