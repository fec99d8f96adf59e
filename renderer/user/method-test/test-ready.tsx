import { makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Method } from '../../../preload/contract.ts'
import { BusyButton } from '../../app/busy-button.tsx'
import { ErrorMessage } from '../../app/error-message.tsx'
import type { MethodTestControl } from './use-method-test.ts'

const useStyles = makeStyles({
  text: { display: 'grid', rowGap: '4px' },
  target: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
})

/** Before anything goes out to the user: what will, and the button for it. */
export function TestReady({ method, control }: { method: Method; control: MethodTestControl }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const { type, target } = method
  const { run, beginning, beginError } = control
  // Nothing goes out: it is begun already, and is here in a moment.
  if (type === 'authenticator-app' || type === 'security-questions')
    return beginError ? (
      <ErrorMessage error={beginError} onRetry={run} />
    ) : (
      <Spinner size="tiny" label={t('test.reading')} labelPosition="after" />
    )
  return (
    <>
      <div className={styles.text}>
        <div>{t(`test.sends.${type}`)}</div>
        {target !== null && (
          <div>
            {t('test.to')}{' '}
            <bdi dir="ltr" className={styles.target}>
              {target}
            </bdi>
          </div>
        )}
      </div>
      {beginError && <ErrorMessage error={beginError} />}
      <div>
        <BusyButton first busy={beginning} onClick={run}>
          {t(`test.send.${type}`)}
        </BusyButton>
      </div>
    </>
  )
}
