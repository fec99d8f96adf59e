import { Combobox, Field, Option } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Country, countryText, findCountries } from './countries.ts'

interface Props {
  countries: readonly Country[]
  chosen: Country | null
  onChoose: (code: string) => void
}

/** A country, found by its name or its calling code. */
export function CountryField({ countries, chosen, onChoose }: Props) {
  const { t } = useTranslation('enrollment')
  /** Null: nothing is searched for, and the field shows what is chosen. */
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const found = typed === null || typed.trim() === '' ? countries : findCountries(countries, typed)
  return (
    <Field label={t('phone.country')} hint={t('phone.countryHint')}>
      <Combobox
        value={typed ?? (chosen ? countryText(chosen) : '')}
        selectedOptions={chosen ? [chosen.code] : []}
        open={open}
        // Inside the page, where a screen reader expects it.
        inlinePopup
        onChange={({ target }) => {
          setTyped(target.value)
          setOpen(true)
        }}
        onOptionSelect={(_, { optionValue }) => {
          // While something else is searched for, the field reports that nothing is selected.
          if (optionValue === undefined) return
          setTyped(null)
          onChoose(optionValue)
        }}
        onOpenChange={(_, { open: next }) => {
          setOpen(next)
          if (!next) setTyped(null)
        }}
        // Escape closes the list, and nothing else.
        onKeyDown={(event) => open && event.key === 'Escape' && event.preventDefault()}
        onFocus={({ target }) => target.select()}
        spellCheck={false}
        autoComplete="off"
      >
        {found.map((country) => (
          <Option key={country.code} value={country.code} text={countryText(country)}>
            {countryText(country)}
          </Option>
        ))}
        {found.length === 0 && (
          <Option disabled text="" value="">
            {t('phone.noCountry')}
          </Option>
        )}
      </Combobox>
    </Field>
  )
}
