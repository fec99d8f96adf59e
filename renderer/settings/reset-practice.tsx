import { Button } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../app/confirm.tsx'
import { addWords } from '../app/i18n.ts'
import { resetPractice } from '../queries/settings.ts'
import { settings } from './words.ts'

addWords('settings', settings)

/** Starts the practice directory over, once the operator has read what will be gone. It signs them out. */
export function ResetPractice({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation('settings')
  const resetting = useMutation(resetPractice())
  return (
    <Confirm
      trigger={<Button>{t('reset.open')}</Button>}
      title={t('reset.title')}
      confirm={t('reset.reset')}
      cancel={t('reset.cancel')}
      onConfirm={async () => {
        await resetting.mutateAsync()
        onDone?.()
      }}
    >
      {t('reset.text')}
    </Confirm>
  )
}
