import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  childDn,
  type Dn,
  dnText,
  foldDn,
  isBelow,
  parentDn,
  parseDn,
  sameDn,
} from '../../../main/directory/dn.ts'
import { ConsoleError } from '../../../main/errors.ts'

describe('parseDn and dnText', () => {
  // The examples of RFC 4514, section 4.
  it.each<[string, Dn]>([
    [
      'UID=jsmith,DC=example,DC=net',
      [
        [{ attribute: 'UID', value: 'jsmith' }],
        [{ attribute: 'DC', value: 'example' }],
        [{ attribute: 'DC', value: 'net' }],
      ],
    ],
    [
      'OU=Sales+CN=J.  Smith,DC=example',
      [
        [
          { attribute: 'OU', value: 'Sales' },
          { attribute: 'CN', value: 'J.  Smith' },
        ],
        [{ attribute: 'DC', value: 'example' }],
      ],
    ],
    ['CN=James \\"Jim\\" Smith\\, III', [[{ attribute: 'CN', value: 'James "Jim" Smith, III' }]]],
    ['CN=Before\\0dAfter', [[{ attribute: 'CN', value: 'Before\rAfter' }]]],
    ['1.3.6.1.4.1.1466.0=#04024869', [[{ attribute: '1.3.6.1.4.1.1466.0', value: 'Hi' }]]],
    ['CN=Lu\\C4\\8Di\\C4\\87', [[{ attribute: 'CN', value: 'Lučić' }]]],
    // RFC 2253's quotes and semicolons, which Active Directory's tools still write.
    ['CN="Doe, Jane" ; O=x ', [[{ attribute: 'CN', value: 'Doe, Jane' }], [{ attribute: 'O', value: 'x' }]]],
    ['cn=a\\ ', [[{ attribute: 'cn', value: 'a ' }]]],
    ['cn=a \\  ,o=b', [[{ attribute: 'cn', value: 'a  ' }], [{ attribute: 'o', value: 'b' }]]],
    ['', []],
  ])('reads %s', (text, dn) => {
    expect(parseDn(text)).toEqual(dn)
    expect(parseDn(dnText(dn))).toEqual(dn)
  })

  it('writes back any values that it is given', () => {
    const awkward = fc.string({
      unit: fc.constantFrom(...', + " \\ < > ; # = \0 a é 😀 ع \n'.split(' '), ' '),
    })
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), awkward)
    const rdn = fc.array(fc.record({ attribute: fc.constantFrom('cn', 'uid', '2.5.4.3'), value }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(fc.array(rdn), (dn) => {
        expect(parseDn(dnText(dn))).toEqual(dn)
      }),
    )
  })

  it.each([
    'jane',
    'cn',
    '=x',
    'cn=a,',
    'cn=a,,o=b',
    'cn=a+',
    'cn="a',
    'cn=a\\',
    'cn=<a>',
    'cn=\\ff',
    'cn=#1',
    'c n=a',
  ])('refuses %s', (text) => {
    expect(() => parseDn(text)).toThrow(ConsoleError)
  })
})

describe('comparison', () => {
  it.each([
    ['CN=Jane  Doe, DC=Example,dc=org', 'cn=jane doe,dc=example,DC=ORG'],
    ['cn=Doe\\, Jane', 'cn=Doe\\2c Jane'],
    ['uid=a+cn=b', 'CN=b+UID=a'],
    ['2.5.4.3=x', 'commonName=X'],
    ['cn=ﬁ', 'cn=fi'],
  ])('%s is %s', (a, b) => {
    expect(sameDn(a, b)).toBe(true)
    expect(foldDn(a)).toBe(foldDn(b))
  })

  it('tells different ones apart', () => {
    expect(sameDn('cn=a,o=b', 'cn=a\\,o=b')).toBe(false)
    expect(sameDn('cn=a', 'uid=a')).toBe(false)
    expect(sameDn('not a dn', 'cn=a')).toBe(false)
  })
})

it('finds its way up and down', () => {
  const jane = childDn('cn', 'Doe, Jane + "x" ', 'ou=people,dc=example,dc=org')
  expect(jane).toBe('cn=Doe\\, Jane \\+ \\"x\\"\\ ,ou=people,dc=example,dc=org')
  expect(parentDn(jane)).toBe('ou=people,dc=example,dc=org')
  expect(parentDn('dc=org')).toBeNull()
  expect(childDn('dc', 'org', '')).toBe('dc=org')
  expect(isBelow(jane, 'DC=example, DC=org')).toBe(true)
  expect(isBelow('dc=example,dc=org', 'dc=example,dc=org')).toBe(false)
  expect(isBelow('dc=otherexample,dc=org', 'dc=example,dc=org')).toBe(false)
})
