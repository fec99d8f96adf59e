import { FluentProvider, webLightTheme } from '@fluentui/react-components'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { addWords } from '../../app/i18n.ts'
import { createQueryClient } from '../../queries/client.ts'
import { printedPage, reportDrawn } from '../../queries/exports.ts'
import { user } from '../../user/words.ts'
import '../export/i18n.ts'
import { coverage } from '../words.ts'
import './print.css'
import { PrintedReport } from './printed-report.tsx'

addWords('coverage', coverage)
addWords('user', user)

/** A window that nobody sees: main prints it once it has told that it is drawn. */
export function CoveragePrintWindow() {
  const client = useMemo(createQueryClient, [])
  return (
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={client}>
        <Page />
      </QueryClientProvider>
    </FluentProvider>
  )
}

function Page() {
  const { t } = useTranslation('exports')
  const page = useQuery(printedPage()).data
  useEffect(() => {
    if (!page) return
    document.title = `${t('page.title')}: ${page.report.directory}`
    void document.fonts.ready.then(reportDrawn)
  }, [page, t])
  return page && <PrintedReport page={page} />
}
