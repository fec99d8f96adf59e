import {
  Button,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  SpinButton,
  tokens,
} from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MethodType } from '../../../preload/contract.ts'
import { capitalized, methodList } from '../../user/requirement.ts'
import { type Edit, type FormPolicy, isDay, requireAtLeast, retireOn } from './document.ts'
import { useFormStyles } from './form-styles.ts'
import { isMethodType, methodTypes } from './methods.ts'

const useStyles = makeStyles({
  card: {
    display: 'grid',
    rowGap: '12px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  question: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  choice: { minWidth: '180px', flex: '1 1 180px' },
  between: { alignSelf: 'end', paddingBottom: '6px' },
})

interface Props {
  form: FormPolicy
  /** YYYY-MM-DD. */
  soon: string
  /** `at`: the day that is worth looking at then; null: today. */
  onTry: (edit: Edit, at: string | null) => void
}

/** The two questions that are asked most, each one click from its answer. */
export function QuickStarts({ form, soon, onTry }: Props) {
  const { t } = useTranslation('whatIf')
  const shared = useFormStyles()
  const styles = useStyles()
  return (
    <section className={styles.card} aria-label={t('quick.title')}>
      <h2 className={shared.title}>{t('quick.title')}</h2>
      <Retire form={form} soon={soon} onTry={onTry} />
      <Raise form={form} onTry={onTry} />
    </section>
  )
}

function Retire({ form, soon, onTry }: Props) {
  const { t } = useTranslation('whatIf')
  const { t: tUser } = useTranslation('user')
  const shared = useFormStyles()
  const styles = useStyles()
  const [methods, setMethods] = useState<MethodType[]>(['text', 'call'])
  const [day, setDay] = useState(soon)
  const isWhole = methods.length > 0 && isDay(day)
  return (
    <form
      className={shared.section}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) onTry(retireOn(form, methods, day), day)
      }}
    >
      <p className={styles.question}>{t('quick.retire')}</p>
      <div className={shared.row}>
        <Field label={t('quick.methods')} className={styles.choice}>
          <Dropdown
            multiselect
            style={{ minWidth: 0 }}
            placeholder={t('quick.none')}
            value={capitalized(methodList(tUser, methods, 'and'))}
            selectedOptions={methods}
            onOptionSelect={(_, { selectedOptions }) =>
              setMethods(methodTypes.filter((type) => selectedOptions.includes(type)))
            }
          >
            {methodTypes.map((type) => (
              <Option key={type} value={type}>
                {capitalized(tUser(`method.${type}`))}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Field label={t('quick.on')}>
          <Input type="date" value={day} onChange={(_, { value }) => setDay(value)} />
        </Field>
        <Button type="submit" disabledFocusable={!isWhole}>
          {t('quick.try')}
        </Button>
      </div>
    </form>
  )
}

const every = '*'

function Raise({ form, onTry }: Pick<Props, 'form' | 'onTry'>) {
  const { t } = useTranslation('whatIf')
  const shared = useFormStyles()
  const styles = useStyles()
  const requiring = form.roles.filter(({ require }) => require.length > 0)
  const [atLeast, setAtLeast] = useState(2)
  const [chosen, setChosen] = useState(every)
  const role = form.roles.find(({ name }) => name === chosen)
  const names = role ? [role.name] : requiring.map(({ name }) => name)
  return (
    <form
      className={shared.section}
      onSubmit={(event) => {
        event.preventDefault()
        if (names.length > 0) onTry(requireAtLeast(form, names, atLeast), null)
      }}
    >
      <p className={styles.question}>{t('quick.raise')}</p>
      <div className={shared.row}>
        <Field label={t('quick.atLeast')}>
          <SpinButton
            className={shared.number}
            min={1}
            max={6}
            value={atLeast}
            onChange={(_, { value, displayValue }) => {
              const next = value ?? Number(displayValue)
              if (Number.isInteger(next) && next >= 1 && next <= 6) setAtLeast(next)
            }}
          />
        </Field>
        <Field label={t('quick.roles')} className={styles.choice}>
          <Dropdown
            style={{ minWidth: 0 }}
            value={role?.label ?? capitalized(t('quick.everyRole'))}
            selectedOptions={[role?.name ?? every]}
            onOptionSelect={(_, { optionValue = every }) => setChosen(optionValue)}
          >
            <Option value={every}>{capitalized(t('quick.everyRole'))}</Option>
            {form.roles
              .filter(({ allow }) => allow.some(isMethodType))
              .map(({ name, label }) => (
                <Option key={name} value={name} text={label}>
                  {label}
                </Option>
              ))}
          </Dropdown>
        </Field>
        <Button type="submit" disabledFocusable={names.length === 0}>
          {t('quick.try')}
        </Button>
      </div>
    </form>
  )
}
