import { mutationOptions } from '@tanstack/react-query'
import { unwrap } from './client.ts'
import { showCard } from './users.ts'

const methods = () => window.securityInfoConsole.methods

export const renameMethod = (dn: string, methodId: string) =>
  mutationOptions({
    mutationFn: (label: string) => unwrap(methods().rename({ dn, methodId, label })),
    onSuccess: (card, _variables, _mutateResult, { client }) => showCard(client, card),
  })

export const removeMethod = (dn: string, methodId: string) =>
  mutationOptions({
    mutationFn: () => unwrap(methods().remove({ dn, methodId })),
    onSuccess: ({ card }, _variables, _mutateResult, { client }) => showCard(client, card),
  })

export const makeDefault = (dn: string, methodId: string) =>
  mutationOptions({
    mutationFn: () => unwrap(methods().makeDefault({ dn, methodId })),
    onSuccess: (card, _variables, _mutateResult, { client }) => showCard(client, card),
  })
