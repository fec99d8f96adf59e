import { Button, MessageBar, MessageBarActions, MessageBarTitle } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PolicyProblem } from '../../../preload/contract.ts'
import { MessageText } from '../../app/message-text.tsx'

/** What can't be understood in the draft. */
export function Problem({ text, onShow }: { text: string; onShow: () => void }) {
  const { t } = useTranslation('whatIf')
  return (
    <MessageBar intent="error" layout="singleline" role="status">
      <MessageText>{text}</MessageText>
      <MessageBarActions>
        <Button size="small" onClick={onShow}>
          {t('problem.show')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}

/** The policy in place itself can't be understood: this page is where it is mended. */
export function Broken({ problem }: { problem: PolicyProblem }) {
  const { t } = useTranslation('whatIf')
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageText>
        <MessageBarTitle>{t('broken.title')}</MessageBarTitle>{' '}
        {t('broken.text', { line: problem.line, problem: problem.problem })}
      </MessageText>
    </MessageBar>
  )
}
