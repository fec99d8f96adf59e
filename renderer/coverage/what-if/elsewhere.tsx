import { Button, MessageBar, MessageBarActions, MessageBarTitle } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PolicyInPlace } from '../../../preload/contract.ts'
import { MessageText } from '../../app/message-text.tsx'
import { Discard } from './discard.tsx'
import type { DraftHandle } from './use-draft.ts'

interface Props {
  inPlace: PolicyInPlace
  draft: DraftHandle
  onLook: () => void
}

/** The draft was made from what is in place no more: nothing of it is lost, and nothing overwritten unseen. */
export function Elsewhere({ inPlace, draft, onLook }: Props) {
  const { t } = useTranslation('whatIf')
  const { version, savedBy: name } = inPlace
  const before = draft.base.version
  return (
    <MessageBar intent="warning" role="alert">
      <MessageText>
        <MessageBarTitle>
          {name === null
            ? t('elsewhere.title', { version: version ?? '–' })
            : t('elsewhere.titleBy', { name, version: version ?? '–' })}
        </MessageBarTitle>{' '}
        {before === null ? t('elsewhere.textNone') : t('elsewhere.text', { before })}
      </MessageText>
      <MessageBarActions>
        <Button size="small" onClick={onLook}>
          {t('elsewhere.look')}
        </Button>
        <Button size="small" title={t('elsewhere.goOnHint')} onClick={draft.rebase}>
          {t('elsewhere.goOn')}
        </Button>
        <Discard label={t('elsewhere.discard')} size="small" onDiscard={draft.discard} />
      </MessageBarActions>
    </MessageBar>
  )
}
