import { Checkbox, makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { MethodType } from '../../../preload/contract.ts'
import { capitalized } from '../../user/requirement.ts'
import { useFormStyles } from './form-styles.ts'
import { methodTypes } from './methods.ts'

const useStyles = makeStyles({
  boxes: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))' },
})

interface Props {
  label: string
  /** As they stand in the document: what is no method is left as it is. */
  chosen: readonly string[]
  offered?: readonly MethodType[]
  onChange: (chosen: string[]) => void
}

/** Methods to choose from. */
export function MethodChecks({ label, chosen, offered = methodTypes, onChange }: Props) {
  const { t } = useTranslation('user')
  const form = useFormStyles()
  const styles = useStyles()
  return (
    <fieldset className={form.group}>
      <legend className={form.legend}>{label}</legend>
      <div className={styles.boxes}>
        {offered.map((type) => (
          <Checkbox
            key={type}
            label={capitalized(t(`method.${type}`))}
            checked={chosen.includes(type)}
            onChange={(_, { checked }) =>
              onChange(checked === true ? [...chosen, type] : chosen.filter((one) => one !== type))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
