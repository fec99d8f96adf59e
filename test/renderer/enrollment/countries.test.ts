import { expect, it } from 'vitest'
import { countryText, findCountries, namedCountries } from '../../../renderer/enrollment/countries.ts'

const countries = namedCountries(
  [
    { code: 'US', callingCode: '1' },
    { code: 'CA', callingCode: '1' },
    { code: 'DE', callingCode: '49' },
    { code: 'GB', callingCode: '44' },
    { code: 'CW', callingCode: '599' },
    { code: 'CI', callingCode: '225' },
    { code: 'GG', callingCode: '44' },
    { code: 'AE', callingCode: '971' },
  ],
  'en-US',
)
const find = (typed: string) => findCountries(countries, typed).map(({ code }) => code)

it('countries have the names that people look for, in their order', () => {
  expect(countries.map(({ name }) => name)).toEqual([
    'Canada',
    'Côte d’Ivoire',
    'Curaçao',
    'Germany',
    'Guernsey',
    'United Arab Emirates',
    'United Kingdom',
    'United States',
  ])
  expect(countries.map(countryText)[3]).toBe('Germany (+49)')
})

it('are found by name, by any word of it, without its accents', () => {
  expect(find('ger')).toEqual(['DE'])
  expect(find('united')).toEqual(['AE', 'GB', 'US'])
  expect(find('states')).toEqual(['US'])
  expect(find('curacao')).toEqual(['CW'])
  expect(find('CÔTE')).toEqual(['CI'])
  expect(find('zz')).toEqual([])
})

it('are found by calling code, however it is written, and by ISO code', () => {
  expect(find('49')).toEqual(['DE'])
  expect(find('+44')).toEqual(['GG', 'GB'])
  expect(find('001')).toEqual(['CA', 'US'])
  expect(find('us')).toEqual(['US'])
})
