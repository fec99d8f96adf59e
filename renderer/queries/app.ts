import { queryOptions } from '@tanstack/react-query'
import type { AppCommand } from '../../preload/contract.ts'
import { unwrap } from './client.ts'

const app = () => window.securityInfoConsole.app

export const appInfo = () =>
  queryOptions({
    queryKey: ['app', 'info'],
    queryFn: () => unwrap(app().info()),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Tells main that the sign-in page can be used. */
export const reportReady = (): void => void app().ready()

/** Tells main that the operator is there, so that the console does not lock itself. */
export const reportActive = (): void => void app().active()

/** What the native menu asks for. Ends with the function that is returned. */
export const followCommands = (listener: (command: AppCommand) => void): (() => void) =>
  window.securityInfoConsole.on('app.command', listener)
