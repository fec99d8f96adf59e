import { makeStyles, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Approval } from '../../preload/contract.ts'
import { BusyButton } from '../app/busy-button.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { Section } from '../app/section.tsx'
import { collectPass } from '../queries/approvals.ts'
import { PassValue } from '../reset/pass-value.tsx'
import { useOpenDisplay } from '../reset/use-open-display.ts'
import { useShownPass } from '../reset/use-shown-pass.ts'
import { passOf } from './order.ts'

const useStyles = makeStyles({
  pass: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** The pass that an approval hands out: issued and shown by one click, until another approval is opened. */
export function CollectPass({ approval }: { approval: Approval }) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const [shown, show] = useShownPass()
  const openDisplay = useOpenDisplay()
  const onDisplay = passOf(approval.call)?.showOn === 'user-display'
  const collecting = useMutation(collectPass(approval.id, onDisplay ? openDisplay : undefined))
  if (!shown && !approval.passWaits) return null
  const collect = () =>
    collecting.mutate(undefined, {
      onSuccess: (pass) => {
        show(pass)
        // It is in one place, not in two.
        collecting.reset()
      },
    })
  return (
    <Section title={t('pass.title')}>
      {shown ? (
        <PassValue pass={shown} />
      ) : (
        <div className={styles.pass}>
          <p className={styles.text}>{t(onDisplay ? 'pass.waitsOnDisplay' : 'pass.waits')}</p>
          <BusyButton busy={collecting.isPending} onClick={collect}>
            {t('pass.show')}
          </BusyButton>
          {collecting.isError && <ErrorMessage error={collecting.error} />}
        </div>
      )}
    </Section>
  )
}
