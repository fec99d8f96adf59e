import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { hashPass, storedPass } from '../../main/methods/access-pass.ts'
import { runCli } from './cli/run-cli.ts'

const value = 'CDFG2345HJ'
let stored: string

beforeAll(async () => {
  const hash = await hashPass(value, { random: randomBytes, cost: { ln: 10, r: 8, p: 1 } })
  const times = { startsAt: '2026-11-24T10:00:00Z', expiresAt: '2026-11-24T11:00:00Z' }
  stored = storedPass({ hash, ...times, usesLeft: 1 })
})

async function run(args: string[], { input = '', files = {} as Record<string, string> } = {}) {
  // While the input is waited for, time goes by.
  let minute = Object.keys(files).length > 0 ? 30 : -30
  const { exitCode, printed, complained } = await runCli(args, {
    readInput: async () => {
      minute = 30
      return input
    },
    readFile: async (file) => {
      const text = files[file]
      if (text === undefined) throw Object.assign(new Error(`ENOENT: ${file}`), { code: 'ENOENT' })
      return text
    },
    clock: () => new Date(Date.UTC(2026, 10, 24, 10, minute)),
  })
  return { exitCode, printed, complained }
}

it('offers no command that changes anything', async () => {
  const { printed } = await run(['--help'])
  const commands = printed.split('\n').flatMap((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? [])
  expect(commands).toEqual(['report', 'verify-pass'])
})

describe('verify-pass', () => {
  it('reads both from the input', async () => {
    const input = `${stored}\r\ncdfg-2345-hj\r\n`
    expect(await run(['verify-pass'], { input })).toEqual({
      ...{ exitCode: 0, printed: 'valid\n', complained: '' },
    })
  })

  it('reads either from a file', async () => {
    const files = { s: `${stored}\n`, p: `${value}\n` }
    expect(await run(['verify-pass', '--stored', 's', '--pass-file', 'p'], { files })).toMatchObject({
      exitCode: 0,
    })
    expect(await run(['verify-pass', '--stored', 's'], { files, input: value })).toMatchObject({
      exitCode: 0,
    })
    expect(await run(['verify-pass', '--pass-file', 'p'], { files, input: stored })).toMatchObject({
      exitCode: 0,
    })
  })

  it.each([
    ['wrong', 1, [], 'CDFG2345HK'],
    ['not-yet', 1, ['--at', '2026-11-24T09:59:59Z'], value],
    ['expired', 1, ['--at', '2026-11-24T11:00:00Z'], value],
  ])('says that it is %s', async (why, exitCode, more, typed) => {
    expect(await run(['verify-pass', ...more], { input: `${stored}\n${typed}` })).toEqual({
      ...{ exitCode, printed: `not valid: ${why}\n`, complained: '' },
    })
  })

  it('tells a malformed value from a wrong pass', async () => {
    expect(await run(['verify-pass'], { input: `{}\n${value}` })).toMatchObject({
      ...{ exitCode: 2, printed: 'not valid: malformed\n' },
    })
  })

  it.each([
    [['verify-pass'], ''],
    [['verify-pass'], '{}'],
    [['verify-pass', '--stored', 'nowhere'], value],
    [['verify-pass', '--at', 'noon'], `{}\n${value}`],
    [['verify-pass', '--bogus'], ''],
    [['verify-pass', value], ''],
    [['toString'], ''],
    [[], ''],
  ])('%j is told in a line, with exit code 2', async (args, input) => {
    const { exitCode, printed, complained } = await run(args, { input })
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(complained).not.toBe('')
  })

  it('explains itself and the format', async () => {
    expect(await run(['--help'])).toMatchObject({ exitCode: 0 })
    const { exitCode, printed } = await run(['verify-pass', '--help'])
    expect(exitCode).toBe(0)
    for (const member of Object.keys(JSON.parse(stored))) expect(printed).toContain(member)
  })
})
