import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Entry } from '../../../main/directory/entry.ts'
import {
  and,
  contains,
  endsWith,
  equal,
  type Filter,
  filterText,
  not,
  or,
  present,
  startsWith,
  substrings,
} from '../../../main/directory/filter.ts'
import { matches } from '../../../main/directory/filter-match.ts'
import { parseFilter } from '../../../main/directory/filter-parse.ts'
import { ConsoleError } from '../../../main/errors.ts'

describe('filterText and parseFilter', () => {
  // The examples of RFC 4515, section 4.
  it.each<[string, Filter]>([
    ['(cn=Babs Jensen)', equal('cn', 'Babs Jensen')],
    ['(!(cn=Tim Howes))', not(equal('cn', 'Tim Howes'))],
    [
      '(&(objectClass=Person)(|(sn=Jensen)(cn=Babs J*)))',
      and(equal('objectClass', 'Person'), or(equal('sn', 'Jensen'), startsWith('cn', 'Babs J'))),
    ],
    ['(o=univ*of*mich*)', substrings('o', { initial: 'univ', any: ['of', 'mich'] })],
    ['(seeAlso=)', equal('seeAlso', '')],
    [
      '(cn:caseExactMatch:=Fred Flintstone)',
      {
        kind: 'extensible',
        attribute: 'cn',
        rule: 'caseExactMatch',
        value: 'Fred Flintstone',
        dnAttributes: false,
      },
    ],
    [
      '(cn:=Betty Rubble)',
      { kind: 'extensible', attribute: 'cn', rule: null, value: 'Betty Rubble', dnAttributes: false },
    ],
    [
      '(sn:dn:2.4.6.8.10:=Barney Rubble)',
      { kind: 'extensible', attribute: 'sn', rule: '2.4.6.8.10', value: 'Barney Rubble', dnAttributes: true },
    ],
    [
      '(o:dn:=Ace Industry)',
      { kind: 'extensible', attribute: 'o', rule: null, value: 'Ace Industry', dnAttributes: true },
    ],
    [
      '(:1.2.3:=Wilma Flintstone)',
      { kind: 'extensible', attribute: null, rule: '1.2.3', value: 'Wilma Flintstone', dnAttributes: false },
    ],
    [
      '(o=Parens R Us \\28for all your parenthetical needs\\29)',
      equal('o', 'Parens R Us (for all your parenthetical needs)'),
    ],
    ['(cn=*\\2a*)', contains('cn', '*')],
    ['(filename=C:\\5cMyFile)', equal('filename', 'C:\\MyFile')],
    ['(uid=a\\00b)', equal('uid', 'a\0b')],
    ['(cn=*)', present('cn')],
    ['(cn=*ez)', endsWith('cn', 'ez')],
    ['(securityInfoVersion>=3)', { kind: 'gte', attribute: 'securityInfoVersion', value: '3' }],
    ['(uidNumber<=3)', { kind: 'lte', attribute: 'uidNumber', value: '3' }],
    ['(cn~=jon)', { kind: 'approx', attribute: 'cn', value: 'jon' }],
    ['(cn;lang-de=x)', equal('cn;lang-de', 'x')],
    ['(&)', and()],
  ])('%s', (text, filter) => {
    expect(parseFilter(text)).toEqual(filter)
    expect(filterText(filter)).toBe(text)
  })

  it('reads escapes as the bytes of UTF-8, and spaces between filters', () => {
    expect(parseFilter(' (& (sn=Lu\\c4\\8di\\C4\\87) (! (cn=x) ) ) ')).toEqual(
      and(equal('sn', 'Lučić'), not(equal('cn', 'x'))),
    )
  })

  it('writes any value so that it is read back as it was', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('*', '(', ')', '\\', '\0', 'ü', '😀', 'ع', ' ') }),
    )
    const part = value.filter((text) => text !== '')
    const item = fc.oneof(
      value.map((text) => equal('cn', text)),
      fc.record({ initial: part, any: fc.array(part), final: part }).map((parts) => substrings('cn', parts)),
    )
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const filter = and(not(or(...items)), present('x'))
        expect(parseFilter(filterText(filter))).toEqual(filter)
      }),
    )
  })

  it.each([
    ['', 1],
    ['cn=x', 1],
    ['(cn=x', 5],
    ['(cn=x))', 7],
    ['(&(cn=x)', 9],
    ['(cn)', 2],
    ['(=x)', 2],
    ['(c n=x)', 2],
    ['(cn=a(b)', 5],
    ['(cn=a\\zz)', 5],
    ['(cn=\\ff)', 5],
    ['(cn>=a*)', 8],
    ['(!(cn=x)(cn=y))', 9],
    [`${'(!'.repeat(50_000)}(cn=x)`, 203],
  ])('refuses %s', (text, position) => {
    const parsed = (): Filter => parseFilter(text)
    expect(parsed).toThrow(ConsoleError)
    expect(parsed).toThrow(expect.objectContaining({ code: 'policy-invalid', detail: { position } }))
  })
})

describe('matches', () => {
  const entry = Entry.from('uid=jane,ou=people,dc=example,dc=org', {
    objectClass: ['inetOrgPerson', 'securityInfoUser'],
    cn: ['Jane  Doe', 'Doe, Jane'],
    sn: 'DOE',
    employeeType: ['staff', 'student'],
    memberOf: 'CN=Administrators,ou=groups,dc=example,dc=org',
    telephoneNumber: '+1 555 010-1234',
    securityInfoVersion: '10',
    securityInfoReregister: '20260102030405Z',
    securityInfoMethodType: ['text', 'call'],
    securityInfoMethod: ['{"id":"m1","type":"text","target":"+15550100"}', '{"id":"m2","type":"call"}'],
    securityInfoDefault: 'Abc',
    userAccountControl: '514',
    jpegPhoto: [Buffer.from([0xff, 0xd8])],
    costCenter: '7',
  })

  it.each([
    '(cn=jane doe)',
    '(CN=JANE DOE)',
    '(sn~=doe)',
    '(cn=*ne d*)',
    '(cn=doe*jane)',
    '(cn=* doe)',
    '(memberOf=cn=administrators,OU=groups, dc=example,dc=org)',
    '(telephoneNumber=+15550101234)',
    '(telephoneNumber=*0101234)',
    '(telephoneNumber=*0101-2*)',
    '(securityInfoVersion>=9)',
    '(securityInfoVersion<=10)',
    '(securityInfoReregister<=20260102030406Z)',
    '(securityInfoReregister=20260102040405+0100)',
    '(securityInfoReregister=20260102030405.0Z)',
    '(jpegPhoto=*)',
    '(!(title=x))',
    '(&)',
    '(|(cn=nobody)(unknown:1.2.3:=x)(sn=doe))',
    '(userAccountControl:1.2.840.113556.1.4.803:=2)',
    '(employeeType:caseExactMatch:=staff)',
    '(securityInfoDefault=Abc)',
    '(securityInfoMethod=*"target":"+15550100"*)',
    '(securityInfoMethod={"id":"m2"*)',
    '(ou:dn:=PEOPLE)',
    '(dc:dn:caseExactIA5Match:=org)',
    '(employeeType:dn:=staff)',
    '(!(ou:dn:=groups))',
    '(telephoneNumber:caseIgnoreMatch:=+1 555 010-1234)',
    '(costCenter:integerMatch:=7)',
  ])('%s selects', (text) => {
    expect(matches(parseFilter(text), entry)).toBe(true)
  })

  it.each([
    '(cn=jane)',
    '(title=*)',
    '(memberOf=cn=administrators)',
    '(memberOf=*administrators*)',
    '(telephoneNumber=*9999*)',
    '(securityInfoVersion>=11)',
    '(securityInfoVersion=ten)',
    '(securityInfoDefault=abc)',
    '(securityInfoMethod=*"target":"+1555010"*)',
    '(securityInfoMethod=*"Target"*)',
    '(securityInfoMethod=*"m1"*"call"*)',
    '(|)',
    '(cn=jane doe*doe)',
    '(employeeType:caseExactMatch:=Staff)',
    // Undefined stays undefined under "not".
    '(!(cn:1.2.3:=x))',
    '(!(securityInfoVersion>=ten))',
    '(!(securityInfoVersion=010))',
    '(!(securityInfoMethodType=te*))',
    '(!(securityInfoDefault=A*))',
    '(!(&(cn=jane doe)(cn:1.2.3:=x)))',
    '(!(memberOf=no dn))',
    '(ou:dn:caseExactMatch:=PEOPLE)',
    // There is no empty text, and a rule for other values than the attribute's compares nothing.
    '(!(title=))',
    '(!(telephoneNumber=))',
    '(!(memberOf:caseExactMatch:=cn=x))',
    '(!(cn:integerMatch:=7))',
    '(!(cn:telephoneNumberMatch:=x))',
    '(!(mail:caseIgnoreMatch:=x))',
    '(!(cn:caseIgnoreIA5Match:=x))',
    '(!(objectClass:caseIgnoreMatch:=x))',
    '(!(cn:1.2.840.113556.1.4.803:=1))',
    '(!(securityInfoVersion:1.2.840.113556.1.4.803:=one))',
  ])('%s does not select', (text) => {
    expect(matches(parseFilter(text), entry)).toBe(false)
  })
})

describe('Entry', () => {
  it('finds attributes in any case, and keeps bytes', () => {
    const entry = Entry.from('cn=x', { CN: 'x', jpegPhoto: [Buffer.from([0xff, 0x00])], empty: [] })
    expect(entry.first('cn')).toBe('x')
    expect(entry.bytes('JPEGPHOTO')).toEqual([Buffer.from([0xff, 0x00])])
    expect(entry.bytes('cn')).toEqual([Buffer.from('x')])
    expect(entry.has('Cn')).toBe(true)
    expect(entry.has('empty')).toBe(false)
    expect(entry.first('sn')).toBeNull()
    expect(entry.values('constructor')).toEqual([])
    expect(entry.names()).toEqual(['CN', 'jpegPhoto'])
  })
})
