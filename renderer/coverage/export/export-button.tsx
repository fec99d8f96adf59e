import { Button } from '@fluentui/react-components'
import { ArrowDownload20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageReport, CoverageSelection } from '../../../preload/contract.ts'
import { ExportDialog } from './export-dialog.tsx'
import './i18n.ts'

interface Props {
  report: CoverageReport | null
  /** What the list shows is what is exported. */
  selection: CoverageSelection
}

export function ExportButton({ report, selection }: Props) {
  const { t } = useTranslation('exports')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        icon={<ArrowDownload20Regular />}
        disabledFocusable={report === null}
        onClick={() => setOpen(true)}
      >
        {t('open')}
      </Button>
      {open && <ExportDialog selection={selection} onClose={() => setOpen(false)} />}
    </>
  )
}
