import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Approval } from '../../preload/contract.ts'
import { userCard } from '../queries/users.ts'
import { nextStepsOf } from '../reset/next-steps.ts'
import { NextStepsList } from '../reset/next-steps-list.tsx'

/** A device was cut off on approval: what the user should do now, as after one that needed none. */
export function AfterLoss({ approval: { state, call, user } }: { approval: Approval }) {
  const { t } = useTranslation('reset')
  const wish =
    state === 'carried-out' && call.call === 'reset' && call.wish.kind === 'lost-device' ? call.wish : null
  const { data: card } = useQuery({ ...userCard(user.dn), enabled: wish !== null })
  if (!wish || !card) return null
  return <NextStepsList name={user.name} steps={nextStepsOf(t, card, wish, new Date())} />
}
