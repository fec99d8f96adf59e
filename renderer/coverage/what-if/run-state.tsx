import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  ProgressBar,
  tokens,
} from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TryOut } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { CallError } from '../../queries/client.ts'
import { cancelTryOut } from '../../queries/policy.ts'

const useStyles = makeStyles({
  // Under 300 ms nothing is shown, so that a quick answer does not flicker.
  progress: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '12px',
    rowGap: '4px',
    opacity: 0,
    animationName: { to: { opacity: 1 } },
    animationDelay: '300ms',
    animationDuration: '1ms',
    animationFillMode: 'forwards',
  },
  bar: { width: '160px' },
  words: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  body: { whiteSpace: 'normal', paddingBlock: '4px' },
})

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
      <Told
        intent="info"
        title={t('run.cancelled')}
        text={t('run.cancelledText', { read })}
        {...{ onAgain }}
      />
    )
  if (state === 'partial')
    return (
      <Told
        intent="warning"
        title={t('run.partial')}
        text={tCoverage(`partial.why.${why ?? 'unknown'}`)}
        onAgain={onAgain}
      />
    )
  return null
}

/** How far a try-out is. */
export function RunProgress({ result: { read, expected } }: { result: TryOut }) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  const cancelling = useMutation(cancelTryOut())
  const far = expected === null ? t('run.progress', { read }) : t('run.progressOf', { read, expected })
  const words = read === 0 ? t('run.starting') : far
  return (
    <div className={styles.progress}>
      <ProgressBar
        className={styles.bar}
        aria-label={t('run.label')}
        aria-valuetext={words}
        {...(expected !== null && { value: Math.min(read, expected), max: Math.max(expected, 1) })}
      />
      <span className={styles.words}>{words}</span>
      <Button size="small" disabledFocusable={cancelling.isPending} onClick={() => cancelling.mutate()}>
        {t('run.cancel')}
      </Button>
    </div>
  )
}

interface ToldProps {
  intent: 'info' | 'warning'
  title: string
  text: string
  onAgain: () => void
}

function Told({ intent, title, text, onAgain }: ToldProps) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{title}</MessageBarTitle> {text}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onAgain}>
          {t('run.again')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}
