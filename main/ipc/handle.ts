import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { z } from 'zod'
import type { Argument, Channel, Result, SessionState, Value } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { permissions, requirePermission, requireWindow, type WindowKind } from './permissions.ts'
import { schemas } from './schemas.ts'

export type Handle = <C extends Channel>(
  channel: C,
  answer: (argument: Argument<C>) => Value<C> | Promise<Value<C>>,
) => void

export interface HandleOptions {
  ipcMain: Pick<IpcMain, 'handle'>
  /** Whose main frame, at our own origin, it comes from; null: none of ours. */
  windowOf: (event: IpcMainInvokeEvent) => WindowKind | null
  session: () => SessionState
  /** Loads whoever answers what nobody answers yet. */
  load: () => Promise<unknown>
  log: (line: string) => void
}

/**
 * The one door from the renderer: checks the sender, checks the operator's role, parses the argument,
 * answers, and wraps the outcome. A refused or malformed call comes back as an error, never as silence; one that
 * comes early waits until whoever answers it is there.
 */
export function createHandle({ ipcMain, windowOf, session, load, log }: HandleOptions): Handle {
  const answers = new Map<Channel, (argument: never) => unknown>()
  for (const channel of Object.keys(permissions) as Channel[])
    ipcMain.handle(channel, async (event, ...given: unknown[]): Promise<Result<unknown>> => {
      try {
        requireWindow(channel, windowOf(event))
        requirePermission(permissions[channel], session())
        const argument = parse(channel, given)
        if (!answers.has(channel)) await load()
        const answer = answers.get(channel)
        if (!answer) throw new Error('Nobody answers.')
        return { ok: true, value: await answer(argument as never) }
      } catch (error) {
        return { ok: false, error: toData(channel, error, log) }
      }
    })
  return (channel, answer) => void answers.set(channel, answer)
}

function parse<C extends Channel>(channel: C, given: unknown[]): Argument<C> {
  // Indexing by a generic channel loses which schema belongs to it; `satisfies` in schemas.ts has checked it.
  const schema = schemas[channel] as unknown as z.ZodType<Argument<C>>
  const parsed = schema.safeParse(given[0])
  if (given.length <= 1 && parsed.success) return parsed.data
  // Only where and what kind: a rejected value may be a password.
  const where = parsed.error?.issues.map((issue) => `${issue.path.join('.') || 'argument'}: ${issue.code}`)
  throw new ConsoleError('bad-arguments', `${channel}: ${where?.join('; ') ?? 'too many arguments'}`)
}

function toData(channel: Channel, error: unknown, log: (line: string) => void) {
  if (error instanceof ConsoleError) {
    log(`${channel}: ${error.code}: ${error.message}`)
    return error.toData()
  }
  // An error that nobody threw on purpose may quote what it was given: only its kind and place are told.
  const kind = error instanceof Error ? `${error.name} ${firstFrame(error)}` : typeof error
  log(`${channel}: internal: ${kind}`)
  return new ConsoleError('internal', `Unexpected ${kind}`).toData()
}

function firstFrame(error: Error): string {
  return (
    error.stack
      ?.split('\n')
      .find((line) => line.trimStart().startsWith('at '))
      ?.trim() ?? ''
  )
}
