import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PolicyProblem } from '../../../preload/contract.ts'

const useStyles = makeStyles({
  body: { whiteSpace: 'normal', paddingBlock: '4px' },
})

/** What can't be understood in the draft. */
export function Problem({ text, onShow }: { text: string; onShow: () => void }) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  return (
    <MessageBar intent="error" layout="singleline" role="status">
      <MessageBarBody className={styles.body}>{text}</MessageBarBody>
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
  const styles = useStyles()
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{t('broken.title')}</MessageBarTitle>{' '}
        {t('broken.text', { line: problem.line, problem: problem.problem })}
      </MessageBarBody>
    </MessageBar>
  )
}
