import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import type {
  CodeChannel,
  GatewayChoice,
  MessageTemplates,
  SmtpDraft,
  TwilioDraft,
} from '../../preload/contract.ts'
import { unwrap } from './client.ts'

const messages = () => window.securityInfoConsole.messages

// Choices and templates are one directory's: whoever signs in to another next reads its own (gcTime 0).
export const gateways = () =>
  queryOptions({
    queryKey: ['messages', 'gateways'],
    queryFn: () => unwrap(messages().gateways()),
    gcTime: 0,
  })

export const chooseGateways = () =>
  mutationOptions({
    mutationFn: (choice: GatewayChoice) => unwrap(messages().choose(choice)),
    onSuccess: (settings, _choice, _result, { client }) => client.setQueryData(gateways().queryKey, settings),
  })

export const saveTwilio = () =>
  mutationOptions({
    // The secret goes to main and stays in no cache here.
    gcTime: 0,
    mutationFn: (draft: TwilioDraft) => unwrap(messages().saveTwilio(draft)),
    onSuccess: (settings, _draft, _result, { client }) => client.setQueryData(gateways().queryKey, settings),
  })

export const saveSmtp = () =>
  mutationOptions({
    gcTime: 0,
    mutationFn: (draft: SmtpDraft) => unwrap(messages().saveSmtp(draft)),
    onSuccess: (settings, _draft, _result, { client }) => client.setQueryData(gateways().queryKey, settings),
  })

export const sendTest = () =>
  mutationOptions({
    gcTime: 0,
    mutationFn: (test: { channel: CodeChannel; to: string }) => unwrap(messages().sendTest(test)),
  })

/** The administrator's own devices. A technician may set one up meanwhile. */
export const ownPush = () =>
  queryOptions({
    queryKey: ['messages', 'ownPush'],
    queryFn: () => unwrap(messages().ownPush()),
    gcTime: 0,
  })

export const testPush = () =>
  mutationOptions({
    gcTime: 0,
    mutationFn: (methodId: string) => unwrap(messages().testPush({ methodId })),
  })

export const readPushTest = () =>
  mutationOptions({
    gcTime: 0,
    mutationFn: () => unwrap(messages().pushTest()),
  })

export const templates = () =>
  queryOptions({
    queryKey: ['messages', 'templates'],
    queryFn: () => unwrap(messages().templates()),
    gcTime: 0,
  })

/** How these templates would look. What was shown before stays until main has answered. */
export const preview = (draft: MessageTemplates) =>
  queryOptions({
    queryKey: ['messages', 'preview', draft],
    queryFn: () => unwrap(messages().preview(draft)),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })

export const saveTemplates = () =>
  mutationOptions({
    mutationFn: (argument: { templates: MessageTemplates; before: MessageTemplates }) =>
      unwrap(messages().saveTemplates(argument)),
    onSuccess: (kept, _argument, _result, { client }) =>
      client.setQueryData(templates().queryKey, (before) => before && { ...before, kept }),
    onError: (_error, _argument, _result, { client }) =>
      client.invalidateQueries({ queryKey: templates().queryKey }),
  })
