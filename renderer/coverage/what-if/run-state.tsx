import { Button, MessageBarActions } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TryOut } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { CallError } from '../../queries/client.ts'
import { cancelTryOut } from '../../queries/policy.ts'
import { Progress } from '../progress.tsx'
import { Told } from '../told.tsx'

interface Props {
  result: TryOut
  onAgain: () => void
}

/** Why a try-out is not whole, and what its numbers are worth. */
export function RunState({ result, onAgain }: Props) {
  const { t } = useTranslation('whatIf')
  const { t: tCoverage } = useTranslation('coverage')
  const { state, why, error, read } = result
  if (state === 'failed')
    return (
      <ErrorMessage error={new CallError(error ?? { code: 'internal', message: '' })} onRetry={onAgain} />
    )
  if (state === 'cancelled')
    return (
      <Told intent="info" title={t('run.cancelled')} text={t('run.cancelledText', { read })}>
        <Again onAgain={onAgain} />
      </Told>
    )
  if (state === 'partial')
    return (
      <Told intent="warning" title={t('run.partial')} text={tCoverage(`partial.why.${why ?? 'unknown'}`)}>
        <Again onAgain={onAgain} />
      </Told>
    )
  return null
}

/** How far a try-out is. */
export function RunProgress({ result: { read, expected } }: { result: TryOut }) {
  const { t } = useTranslation('whatIf')
  const cancelling = useMutation(cancelTryOut())
  const far = expected === null ? t('run.progress', { read }) : t('run.progressOf', { read, expected })
  return (
    <Progress
      label={t('run.label')}
      words={read === 0 ? t('run.starting') : far}
      read={read}
      expected={expected}
      cancel={t('run.cancel')}
      cancelling={cancelling}
      inColumn
    />
  )
}

function Again({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation('whatIf')
  return (
    <MessageBarActions>
      <Button size="small" onClick={onAgain}>
        {t('run.again')}
      </Button>
    </MessageBarActions>
  )
}
