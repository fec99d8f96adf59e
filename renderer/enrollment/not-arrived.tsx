import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeChannel } from '../../preload/contract.ts'
import { Advice } from './advice.tsx'

const advice = ['number', 'signal', 'blocked', 'other'] as const

interface Props {
  channel: CodeChannel
  /** The last advice, where it is not the wizard's. */
  last?: string
  /** What can be done in the end. */
  children?: ReactNode
}

/** What to look at when the message doesn't come. */
export function NotArrived({ channel, last, children }: Props) {
  const { t } = useTranslation('enrollment')
  const lines = advice.map((one) => (one === 'other' && last ? last : t(`sent.advice.${channel}.${one}`)))
  return (
    <Advice title={t('sent.missing')} lines={lines}>
      {children}
    </Advice>
  )
}
