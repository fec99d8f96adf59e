import { Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { GatewaySettings } from '../../preload/contract.ts'
import { validation } from './field-problem.ts'
import { isKeyKept, type SmtpField, type TypedSmtp } from './smtp-draft.ts'

const useStyles = makeStyles({
  pair: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px' },
  wide: { flex: '1 1 220px' },
  mono: { fontFamily: tokens.fontFamilyMonospace },
})

interface Props {
  typed: TypedSmtp
  smtp: GatewaySettings['smtp']
  change: (more: Partial<TypedSmtp>) => void
  problemOf: (field: SmtpField) => string | undefined
}

/** With what the console signs mails itself. */
export function DkimFields({ typed, smtp, change, problemOf }: Props) {
  const { t } = useTranslation('settings', { keyPrefix: 'messages' })
  const styles = useStyles()
  const isKept = isKeyKept(typed, smtp)
  return (
    <>
      <div className={styles.pair}>
        {(['dkimDomain', 'dkimSelector'] as const).map((field) => (
          <Field
            key={field}
            className={styles.wide}
            label={t(`smtp.${field}`)}
            required
            {...validation(problemOf(field))}
          >
            <Input
              value={typed[field]}
              spellCheck={false}
              onChange={(_, { value }) => change({ [field]: value })}
            />
          </Field>
        ))}
      </div>
      <Field
        label={t('smtp.dkimPrivateKey')}
        hint={isKept ? t('kept') : t('secretHint')}
        required={!isKept}
        {...validation(problemOf('dkimPrivateKey'))}
      >
        <Textarea
          value={typed.dkimPrivateKey}
          rows={3}
          spellCheck={false}
          placeholder={isKept ? t('keptPlaceholder') : ''}
          textarea={{ className: styles.mono }}
          onChange={(_, { value }) => change({ dkimPrivateKey: value })}
        />
      </Field>
    </>
  )
}
