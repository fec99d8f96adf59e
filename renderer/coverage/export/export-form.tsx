import { Checkbox, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { ExportFormat, ExportWish } from '../../../preload/contract.ts'

const useStyles = makeStyles({
  choice: { display: 'grid' },
  hint: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})

const formats: ExportFormat[] = ['csv', 'json', 'pdf']

export type ExportDraft = Pick<ExportWish, 'format' | 'bom'>

interface Props {
  draft: ExportDraft
  onChange: (draft: ExportDraft) => void
}

/** In which form: each says what it is good for. */
export function ExportForm({ draft, onChange }: Props) {
  const { t } = useTranslation('exports')
  const styles = useStyles()
  return (
    <>
      <Field label={t('format')}>
        <RadioGroup
          value={draft.format}
          onChange={(_, { value }) => onChange({ ...draft, format: value as ExportFormat })}
        >
          {formats.map((format) => (
            <Radio
              key={format}
              value={format}
              label={
                <span className={styles.choice}>
                  {t(format)}
                  <span className={styles.hint}>{t(`${format}Hint`)}</span>
                </span>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {draft.format === 'csv' && (
        <Checkbox
          checked={draft.bom}
          onChange={(_, { checked }) => onChange({ ...draft, bom: checked === true })}
          label={
            <span className={styles.choice}>
              {t('bom')}
              <span className={styles.hint}>{t('bomHint')}</span>
            </span>
          }
        />
      )}
    </>
  )
}
