import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../app/confirm.tsx'

interface Props {
  label: string
  size: 'small' | 'medium'
  onDiscard: () => void
}

/** Throws the draft away, after a question. */
export function Discard({ label, size, onDiscard }: Props) {
  const { t } = useTranslation('whatIf')
  return (
    <Confirm
      trigger={<Button size={size}>{label}</Button>}
      title={t('discard.title')}
      confirm={t('discard.confirm')}
      cancel={t('discard.keep')}
      onConfirm={async () => onDiscard()}
    >
      {t('discard.text')}
    </Confirm>
  )
}
