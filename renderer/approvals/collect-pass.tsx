import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Approval } from '../../preload/contract.ts'
import { BusyButton } from '../app/busy-button.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { Section } from '../app/section.tsx'
import { collectPass } from '../queries/approvals.ts'
import { PassOnShow } from './pass-on-show.tsx'

const useStyles = makeStyles({
  pass: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** The pass that an approval brought: shown once, until it is hidden or another approval is opened. */
export function CollectPass({ approval }: { approval: Approval }) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const collecting = useMutation(collectPass(approval.id))
  const pass = collecting.data
  if (!pass && !approval.passWaits) return null
  return (
    <Section title={t('pass.title')}>
      <div className={styles.pass}>
        {pass ? (
          <>
            <PassOnShow pass={pass} />
            <Button onClick={() => collecting.reset()}>{t('pass.gone')}</Button>
          </>
        ) : (
          <>
            <p className={styles.text}>{t('pass.waits')}</p>
            <BusyButton busy={collecting.isPending} onClick={() => collecting.mutate()}>
              {t('pass.show')}
            </BusyButton>
            {collecting.isError && <ErrorMessage error={collecting.error} />}
          </>
        )}
      </div>
    </Section>
  )
}
