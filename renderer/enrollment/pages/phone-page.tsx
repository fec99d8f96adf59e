import { Button, Field, Input, Link, makeStyles, Radio, RadioGroup } from '@fluentui/react-components'
import { Call20Regular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnrollmentWish, UserCard } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { language } from '../../app/i18n.ts'
import { phoneCountries } from '../../queries/enrollment.ts'
import { type Country, namedCountries } from '../countries.ts'
import { CountryField } from '../country-field.tsx'
import type { Typed } from '../flow-state.ts'
import { Notice } from '../notice.tsx'
import { NextButton, Page, Say, You } from '../page.tsx'
import { countryOf, oneOf, problemOf } from '../refusal.ts'
import { isBackup, phoneChannels } from '../route.ts'
import { DifferentMethod, StartButtons } from '../start-buttons.tsx'
import { phoneProblems } from '../target-problems.ts'
import type { Enrollment } from '../use-enrollment.ts'

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '12px', margin: '0 16px' },
  number: { display: 'flex', flexWrap: 'wrap', gap: '12px' },
  digits: { flex: '1 1 220px' },
  extension: { flex: '0 1 120px' },
  instead: { justifySelf: 'start' },
  onFile: { display: 'grid', rowGap: '4px', justifyItems: 'start' },
})

/** Text or call, country and number: a code goes there as soon as the operator goes on. */
export function PhonePage({ enrollment, card }: { enrollment: Enrollment; card: UserCard }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const formId = useId()
  const { state, type, beginWith, forgetRefusal, beginning, beginError } = enrollment
  const { typed, ended } = state
  const channels = phoneChannels(card)
  const channel = channels.includes(typed.channel) ? typed.channel : (channels[0] ?? 'text')
  const query = useQuery(phoneCountries())
  const countries = query.data ? namedCountries(query.data.countries, language) : []
  const country = countries.find(({ code }) => code === (typed.country ?? query.data?.first)) ?? null

  // Who types a country code needs none put before it.
  const prefix = country && !/^\s*(\+|00)/.test(typed.number) ? `+${country.callingCode}` : null

  const change = (changed: Partial<Typed>) => {
    forgetRefusal()
    type(changed)
  }
  const begin = (by: 'text' | 'call') => {
    if (!country) return
    type({ channel: by })
    void beginWith(wishOf(by, country, typed))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    begin(channel)
  }
  const said = problemOf(beginError, 'bad-number')
  const problem = said === null ? null : oneOf(phoneProblems, said, 'invalid')
  const text = channels.length > 1 ? 'phone.say' : channel === 'text' ? 'phone.sayText' : 'phone.sayCall'
  const atExtension = problem === 'bad-extension'
  return (
    <Page
      heading={t(isBackup(card) ? 'phone.headingBackup' : 'phone.heading')}
      buttons={
        <StartButtons enrollment={enrollment}>
          <NextButton label={t('next')} form={formId} busy={beginning} />
        </StartButtons>
      }
    >
      {ended && <Notice>{t('phone.ended')}</Notice>}
      <Say>{t(text)}</Say>
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        {channels.length > 1 && (
          <Field label={t('phone.how')}>
            <RadioGroup
              layout="horizontal"
              value={channel}
              onChange={(_, { value }) => change({ channel: value === 'call' ? 'call' : 'text' })}
            >
              <Radio value="text" label={t('phone.text')} />
              <Radio value="call" label={t('phone.call')} />
            </RadioGroup>
          </Field>
        )}
        <CountryField countries={countries} chosen={country} onChoose={(code) => change({ country: code })} />
        <div className={styles.number}>
          <Field
            className={styles.digits}
            label={t('phone.number')}
            validationState={problem && !atExtension ? 'error' : 'none'}
            validationMessage={
              problem === null || atExtension
                ? null
                : t(`phone.problem.${problem}`, { country: countryOf(beginError, language) })
            }
          >
            <Input
              data-page-focus
              type="tel"
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              contentBefore={prefix}
              value={typed.number}
              onChange={(_, { value }) => change({ number: value })}
            />
          </Field>
          {channel === 'call' && (
            <Field
              className={styles.extension}
              label={t('phone.extension')}
              validationMessage={atExtension ? t('phone.problem.bad-extension') : null}
            >
              <Input
                dir="ltr"
                inputMode="numeric"
                autoComplete="off"
                maxLength={50}
                value={typed.extension}
                onChange={(_, { value }) => change({ extension: value })}
              />
            </Field>
          )}
        </div>
        {problem === 'landline' && channels.includes('call') && (
          <Button className={styles.instead} icon={<Call20Regular />} onClick={() => begin('call')}>
            {t('phone.callInstead')}
          </Button>
        )}
        <div className={styles.onFile}>
          {card.phones.map(({ number }) => (
            <Link as="button" type="button" key={number} onClick={() => change({ number })}>
              {t('phone.onFile', { number })}
            </Link>
          ))}
        </div>
      </form>
      {beginError && problem === null && <ErrorMessage error={beginError} onRetry={() => begin(channel)} />}
      {query.error && <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />}
      <You>{t('phone.you')}</You>
      <DifferentMethod enrollment={enrollment} />
    </Page>
  )
}

function wishOf(channel: 'text' | 'call', { code }: Country, { number, extension }: Typed): EnrollmentWish {
  if (channel === 'text') return { type: 'text', country: code, number }
  return { type: 'call', country: code, number, extension: extension.trim() || null }
}
