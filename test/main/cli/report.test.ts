import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { reportTable } from '../../../main/cli/report/table.ts'
import { policyDocument } from '../../../main/practice/policy.ts'
import { asNobody } from '../as-nobody.ts'
import { report, row } from '../coverage/export/rows.ts'
import { type Ran, runCli } from './run-cli.ts'

let folder: string
let temporary: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'))
  temporary = join(folder, 'temporary')
  mkdirSync(temporary)
  // Its own, so that what is left in it is of these tests.
  vi.stubEnv('TMPDIR', temporary)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const practice = (...args: string[]): Promise<Ran> => runCli(['report', '--practice', ...args])

interface Told {
  complete: boolean
  total: number
  capable: number
  roles: Record<string, { total: number; capable: number; registered: number; lacking: number }>
  lacking: {
    userName: string
    roles: string[]
    missing: { role: string; anyOf: string[]; has: string[] }[]
  }[]
  policyVersion: number | null
  whatIf: string | null
  undecidable: string[]
}
const json = async (...args: string[]): Promise<Told & { exitCode: number }> => {
  const { exitCode, printed, complained } = await practice('--format', 'json', ...args)
  expect(complained).toBe('')
  return { exitCode, ...(JSON.parse(printed) as Told) }
}

function policyFile(change: (policy: ReturnType<typeof JSON.parse>) => void): string {
  const policy = JSON.parse(policyDocument('cn=administrators,ou=groups,dc=practice,dc=example'))
  change(policy)
  const file = join(folder, 'policy.json')
  writeFileSync(file, JSON.stringify(policy, null, 2))
  return file
}

describe('the practice directory', () => {
  it('is reported on without any configuration, and nothing of it stays', async () => {
    const told = await json()
    expect(told).toMatchObject({
      exitCode: 1,
      complete: true,
      policyVersion: 1,
      whatIf: null,
      undecidable: [],
    })
    expect(told.capable + told.lacking.length).toBe(told.total)
    expect(told.total).toBeGreaterThan(300)
    expect(Object.keys(told.roles)).toEqual(['staff', 'faculty', 'student'])
    for (const [name, { total, capable, lacking }] of Object.entries(told.roles)) {
      expect(capable + lacking).toBe(total)
      const missing = told.lacking.filter((one) => one.missing.some(({ role }) => role === name))
      expect(missing).toHaveLength(lacking)
    }
    for (const { roles, userName } of told.lacking) {
      expect(Object.keys(told.roles)).toEqual(expect.arrayContaining(roles))
      expect(userName).toMatch(/\S/)
    }
    expect(readdirSync(temporary)).toEqual([])
  })

  it('says the same numbers in each format', async () => {
    const { total, capable, lacking } = await json()
    const table = await practice()
    expect(table).toMatchObject({ exitCode: 1, complained: '' })
    expect(table.printed).toMatch(new RegExp(`^Everybody +${total} +${capable} `, 'm'))
    expect(table.printed).toContain(`\n${lacking.length} who lack something:\n`)
    const csv = await practice('--format', 'csv')
    expect(csv.exitCode).toBe(1)
    const lines = csv.printed.split('\r\n')
    expect(lines[0]).toMatch(/^Name,User name,Roles,Department,Missing,/)
    expect(lines.slice(1, -1)).toHaveLength(lacking.length)
    expect(csv.printed).toContain('"Jones, Kit + Co. ""K"""')
  })

  it('tells in a log how it goes, and nothing else on standard error', async () => {
    const { passedBy, complained } = await practice()
    expect(passedBy).toBe('Reading Practice directory\n')
    expect(complained).toBe('')
  })

  it('leaves no line on a terminal', async () => {
    let shown = ''
    const write = (text: string): void => {
      shown += text
    }
    await runCli(['report', '--practice'], { progress: { isTerminal: true, write } })
    const cleared = '\r\u001b[K'
    expect(shown.startsWith(`${cleared}Reading Practice directory`)).toBe(true)
    expect(shown.endsWith(cleared)).toBe(true)
    expect(shown).not.toContain('\n')
  })
})

describe('what is asked for', () => {
  it('--role: only people of that role', async () => {
    const all = await json()
    const staff = await json('--role', 'staff')
    expect(staff.exitCode).toBe(1)
    expect(Object.keys(staff.roles)).toEqual(['staff'])
    expect(staff.roles['staff']).toEqual(all.roles['staff'])
    expect(staff.total).toBe(all.roles['staff']?.total)
    expect(staff.capable + staff.lacking.length).toBe(staff.total)
    expect(staff.lacking).toEqual(
      all.lacking.filter(({ missing }) => missing.some(({ role }) => role === 'staff')),
    )
    expect(staff.lacking).toHaveLength(staff.roles['staff']?.lacking ?? -1)
  })

  it('--role: who lacks something for another role of theirs is not listed, and does not count', async () => {
    const file = policyFile((policy) => {
      const [staff, other] = policy.roles
      staff.require = []
      Object.assign(other, { match: '(employeeType=staff)', require: [{ anyOf: other.allow, atLeast: 2 }] })
    })
    const staff = await json('--what-if', file, '--role', 'staff')
    expect(staff).toMatchObject({ exitCode: 0, lacking: [], roles: { staff: { lacking: 0 } } })
    expect(staff.capable).toBe(staff.total)
    const { exitCode, printed } = await practice('--what-if', file, '--role', 'staff')
    expect(exitCode).toBe(0)
    expect(printed).toContain('\n0 who lack something\n')
    const faculty = await json('--what-if', file, '--role', 'faculty')
    expect(faculty.exitCode).toBe(1)
    expect(faculty.lacking).toHaveLength(faculty.roles['faculty']?.lacking ?? -1)
    expect(faculty.capable + faculty.lacking.length).toBe(faculty.total)
  })

  it('--missing: only those who lack that method for some requirement', async () => {
    const all = await json()
    const push = await json('--missing', 'push')
    expect(push.exitCode).toBe(1)
    const lackPush = all.lacking.filter(({ missing }) =>
      missing.some(({ anyOf, has }) => anyOf.includes('push') && !has.includes('push')),
    )
    expect(push.lacking).toEqual(lackPush)
    expect(push.total).toBe(all.total)
    // No requirement of the policy wants it.
    expect(await json('--missing', 'email')).toMatchObject({ exitCode: 0, lacking: [], total: all.total })
  })

  it('--what-if: by another policy, and nothing of it is saved', async () => {
    const file = policyFile((policy) => {
      policy.retire = ['text', 'call'].map((method) => ({ method, on: '2026-01-01' }))
    })
    const all = await json()
    const told = await json('--what-if', file)
    expect(told).toMatchObject({ exitCode: 1, whatIf: file, policyVersion: null, total: all.total })
    expect(told.lacking.length).toBeGreaterThan(all.lacking.length)
    expect(told.lacking[0]?.missing[0]?.anyOf).toEqual(['authenticator-app', 'push'])
    expect((await practice('--what-if', file)).printed).toContain(`by the policy in ${file}`)
  })

  it('--what-if of a policy that requires nothing: all are capable', async () => {
    const file = policyFile((policy) => {
      for (const role of policy.roles) role.require = []
    })
    const told = await json('--what-if', file)
    expect(told).toMatchObject({ exitCode: 0, lacking: [] })
    expect(told.capable).toBe(told.total)
    const { exitCode, printed } = await practice('--what-if', file)
    expect(exitCode).toBe(0)
    expect(printed).toContain('\n0 who lack something\n')
  })

  it('says which comparisons of the policy the directory can not decide', async () => {
    const file = policyFile((policy) => {
      policy.roles[0].match = '(|(employeeType=staff)(noSuchAttribute=x))'
    })
    const { complained, printed, exitCode } = await practice('--format', 'json', '--what-if', file)
    expect(exitCode).toBe(1)
    expect(JSON.parse(printed)).toMatchObject({ undecidable: ['(noSuchAttribute=x)'] })
    expect(complained).toBe(
      "report: the directory can't decide (noSuchAttribute=x): it is taken as neither true nor false.",
    )
  })

  it('does not take a policy that finds nobody for one that all meet', async () => {
    const file = policyFile((policy) => {
      policy.exclude = '(noSuchAttribute=service)'
    })
    const { complained, printed, exitCode } = await practice('--format', 'json', '--what-if', file)
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(complained).toContain('nobody was found')
  })
})

describe('--output', () => {
  it('is a file that only its owner may read, over what was there', async () => {
    const file = join(folder, 'report.json')
    writeFileSync(file, 'of yesterday')
    const { exitCode, printed, complained } = await practice('--format', 'json', '--output', file)
    expect({ exitCode, printed, complained }).toEqual({ exitCode: 1, printed: '', complained: '' })
    const told = JSON.parse(readFileSync(file, 'utf8')) as Told
    expect(told.capable + told.lacking.length).toBe(told.total)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter((name) => name.startsWith('report.json'))).toEqual(['report.json'])
  })

  it('into a folder that is not there is told at once', async () => {
    const file = join(folder, 'nowhere', 'report.json')
    const { exitCode, printed, complained, passedBy } = await practice('--output', file)
    expect({ exitCode, printed, passedBy }).toEqual({ exitCode: 2, printed: '', passedBy: '' })
    expect(complained).toBe(`report: --output ${file}: its folder is not there. Nothing was written.`)
  })

  it('into a folder without permission is told, and nothing is read', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'closed-'))
    chmodSync(folder, 0o755)
    chmodSync(temporary, 0o777)
    chmodSync(closed, 0o555)
    const file = join(closed, 'report.json')
    const { exitCode, printed, complained } = await asNobody(() => practice('--output', file))
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(complained).toBe(`report: --output ${file}: you may not write there. Nothing was written.`)
    expect(readdirSync(closed)).toEqual([])
    rmSync(closed, { recursive: true })
  })

  it('that is a folder is told', async () => {
    const { exitCode, complained } = await practice('--output', folder)
    expect(exitCode).toBe(2)
    expect(complained).toBe(`report: --output ${folder}: it is not a file. Nothing was written.`)
  })

  it('stays as it was when the report is cancelled', async () => {
    const file = join(folder, 'kept.json')
    writeFileSync(file, 'of yesterday')
    const cancelled = await runCli(['report', '--practice', '--format', 'json', '--output', file], {
      onInterrupt: (listener) => {
        setImmediate(listener)
        return () => undefined
      },
    })
    expect(cancelled).toMatchObject({ exitCode: 2, printed: '' })
    expect(cancelled.complained).toBe(`report: cancelled before the end: ${file} was left as it was.`)
    expect(readFileSync(file, 'utf8')).toBe('of yesterday')
    expect(readdirSync(folder).filter((name) => name.startsWith('kept.json'))).toEqual(['kept.json'])
    expect(readdirSync(temporary)).toEqual([])
  })
})

it('whatever fails unexpectedly is told, and never taken for an answer', async () => {
  const { exitCode, printed, complained } = await runCli(
    ['verify-pass', '--stored', 'stored', '--pass-file', 'pass'],
    {
      readFile: async () => {
        throw new TypeError('out of order')
      },
    },
  )
  expect({ exitCode, printed, complained }).toEqual({
    ...{ exitCode: 2, printed: '' },
    complained: 'verify-pass: out of order',
  })
})

describe('what can not be done is told in one line, with exit code 2:', () => {
  it.each<[string[], string]>([
    [[], 'which directory? Give either --practice or --config FILE.'],
    [['--practice', '--config', 'x'], 'which directory?'],
    [['--practice', '--password-file', 'x'], 'the practice directory needs no password'],
    [['--practice', '--format', 'pdf'], 'there is no format "pdf": table, csv, json.'],
    [['--practice', '--missing', 'fax'], 'there is no method "fax": '],
    [
      ['--practice', '--role', 'toString'],
      'the policy has no role "toString". Its roles: staff, faculty, student.',
    ],
    [['--practice', '--what-if', '/no/such/file'], '--what-if /no/such/file: there is no such file.'],
    [['--practice', '--bogus'], '--bogus'],
    [['--practice', 'more'], 'more'],
  ])('%j', async (args, complaint) => {
    const { exitCode, printed, complained } = await runCli(['report', ...args])
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(complained).toContain(complaint)
    expect(complained.split('\n')).toHaveLength(1)
  })

  it('a policy to try that is not valid, with the line', async () => {
    const file = policyFile((policy) => {
      policy.roles[1].match = '(employeeType=faculty'
    })
    const { exitCode, complained } = await practice('--what-if', file)
    expect(exitCode).toBe(2)
    const line = readFileSync(file, 'utf8')
      .slice(0, readFileSync(file, 'utf8').indexOf('(employeeType=faculty'))
      .split('\n').length
    expect(complained).toMatch(new RegExp(`^report: ${file}: line ${line}: roles\\[1\\]\\.match: `))
  })
})

it('--help explains all options, exit codes and the configuration', async () => {
  const { exitCode, printed } = await runCli(['report', '--help'])
  expect(exitCode).toBe(0)
  for (const word of [
    '--practice',
    '--config',
    '--password-file',
    '--format',
    '--output',
    '--role',
    '--missing',
    '--what-if',
    'baseDn',
    'SECURITY_INFO_CONSOLE_PASSWORD',
  ])
    expect(printed).toContain(word)
  expect((await runCli(['--help'])).printed).toMatch(/^ +report +\S/m)
})

it('names from the directory do not steer the terminal, and columns stand in line', () => {
  const rows = [
    row({ name: '\u001b[31mRed\nLine', userName: 'a' }),
    row({ name: '张雅文', userName: 'b' }),
    row({ name: 'e\u0301a\u202e', userName: 'c' }),
  ]
  const options = {
    config: null,
    passwordFile: null,
    format: 'table',
    output: null,
    role: null,
    missing: null,
    whatIf: null,
  } as const
  const told = { report: report(), options, rows, listed: 3, generatedAt: new Date() }
  const text = [...reportTable(told)].join('')
  expect(text).not.toContain('\u001b')
  expect(text).not.toContain('\u202e')
  const [red, zhang, ea] = text.trimEnd().split('\n').slice(-3)
  expect(red).toMatch(/^\[31mRed Line {2}a /)
  expect(zhang).toMatch(/^张雅文 {8}b /)
  expect(ea).toMatch(/^e\u0301a {12}c /)
})
