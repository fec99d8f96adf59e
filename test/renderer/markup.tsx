import { FluentProvider, SSRProvider, webLightTheme } from '@fluentui/react-components'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'

/** Markup of it as a window first shows it; `queries`: with what they know by then, where it asks them. */
export const markupOf = (view: ReactNode, queries?: QueryClient): string =>
  renderToString(
    <SSRProvider>
      <FluentProvider theme={webLightTheme}>
        {queries ? <QueryClientProvider client={queries}>{view}</QueryClientProvider> : view}
      </FluentProvider>
    </SSRProvider>,
  )
