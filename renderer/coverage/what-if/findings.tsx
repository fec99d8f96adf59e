import { MessageBar, MessageBarTitle, makeStyles } from '@fluentui/react-components'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PolicyFinding } from '../../../preload/contract.ts'
import { MessageText } from '../../app/message-text.tsx'

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: '20px' },
  plain: { margin: 0 },
})

/** One thing that may not be meant so, in words. */
export function findingText(t: TFunction<'whatIf'>, { where, kind, role, detail }: PolicyFinding): string {
  const key = `finding.${where}.${kind}`
  return t(key as 'finding.role.undecidable', { role: role ?? '', detail: detail ?? '' })
}

/** What the directory and the calendar say of the draft. */
export function Findings({ findings }: { findings: readonly PolicyFinding[] }) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  const texts = findings.map((finding) => findingText(t, finding))
  if (texts.length === 0) return null
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageText>
        <MessageBarTitle>{t('finding.title')}</MessageBarTitle>
        {texts.length === 1 ? (
          <p className={styles.plain}>{texts[0]}</p>
        ) : (
          <ul className={styles.list}>
            {texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </MessageText>
    </MessageBar>
  )
}
