import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openAuditLog } from '../../../main/audit-log/audit-log.ts'
import { DirectoryConnection } from '../../../main/directory/connection.ts'
import { createMethodChanges } from '../../../main/helpdesk/method-changes.ts'
import { createMethodTests } from '../../../main/helpdesk/method-tests.ts'
import { createPracticePhone } from '../../../main/messaging/practice-phone.ts'
import { protectionSchema } from '../../../main/policy/protection.ts'
import { readPolicy } from '../../../main/policy/read.ts'
import { openPractice } from '../../../main/practice/practice.ts'
import type { Desk } from '../../../main/session/desk.ts'
import { createDirectories } from '../../../main/session/directories.ts'
import { openOrganizationKeys } from '../../../main/settings/organization-key.ts'
import { openSettings } from '../../../main/settings/settings.ts'
import { openVerification } from '../../directory/people.ts'
import { openWriter } from '../helpdesk/open-writer.ts'
import { people, practiceFile } from './opened.ts'

const okonkwo = `uid=pokonkwo,${people}`
const speight = `uid=ospeight,${people}`
const none = () => Promise.reject(new Error('not here'))

/** The console's main process as far as it takes part, in this folder. */
async function start(folder: string) {
  let time = Date.parse('2026-11-24T10:00:10Z')
  const clock = () => new Date(time)
  const keychain = { available: () => false, encrypt: () => Buffer.alloc(0), decrypt: () => '' }
  const keys = openOrganizationKeys({ userData: folder, keychain, clock })
  const phone = createPracticePhone({ clock, changed: () => undefined })
  const file = join(folder, 'practice-directory.json')
  const directories = createDirectories({
    settings: openSettings(folder, clock),
    openPractice: () => openPractice({ file, clock, asked: phone.carry }),
    keyFor: keys.keyFor,
  })
  const auditLog = await openAuditLog({ file: join(folder, 'audit-log.jsonl'), clock, consoleId: 'one' })
  const connections: DirectoryConnection[] = []
  const stop = async () => {
    for (const connection of connections) await connection.close()
    phone.clear()
    await directories.close()
    await auditLog.close()
  }
  onTestFinished(stop)

  async function signIn() {
    const { config, choice } = await directories.access('practice')
    const operator = directories.practiceOperator('technician')
    const connection = await DirectoryConnection.open(config)
    connections.push(connection)
    await connection.bind(operator.dn, operator.password)
    const { baseDn } = config
    const read = await readPolicy(connection, baseDn)
    const policy = { ...read, verification: protectionSchema.parse(openVerification) }
    const desk = (): Desk => ({
      connection,
      operator: { dn: operator.dn, name: 'Ana Silva', roles: ['technician'] } as Desk['operator'],
      directory: choice,
      ...{ baseDn, policy, scope: null, issuer: policy.organization.issuer },
    })
    const { writer } = openWriter({ auditLog, clock, newId: () => 'v1' })
    const nothing = () => undefined
    const [codes, push] = [{ send: none }, { begin: none, remove: nothing }]
    const tests = createMethodTests({
      ...{ desk, writer, keys, clock, random: randomBytes, codes, push },
      ...{ display: { show: nothing, clear: nothing }, answered: nothing },
    })
    const changes = createMethodChanges({ desk, writer, clock })
    const secrets = async (dn: string) =>
      (await connection.read(dn, ['securityInfoSecret']))?.values('securityInfoSecret') ?? []
    /** The id of the user's method of that type. */
    const methodOf = async (dn: string, type: string): Promise<string> => {
      const entry = await connection.read(dn, ['securityInfoMethod'])
      const methods = (entry?.values('securityInfoMethod') ?? []).map((value) => JSON.parse(value))
      return methods.find((method) => method.type === type).id
    }
    return { tests, changes, secrets, methodOf, connection }
  }

  const wait = (seconds: number) => {
    time += seconds * 1000
  }
  return { directories, phone, signIn, wait, stop, file, keys }
}

const newFolder = async () => dirname(await practiceFile())

test('an app of a sample user passes with the code on the practice phone, and with no other', async () => {
  const { phone, signIn } = await start(await newFolder())
  const { tests, methodOf } = await signIn()
  expect(phone.read().apps).toEqual([])
  const methodId = await methodOf(okonkwo, 'authenticator-app')
  const { testId } = await tests.begin({ dn: okonkwo, methodId })
  await expect.poll(() => phone.read().apps).toHaveLength(1)
  const [app] = phone.read().apps
  expect(app).toMatchObject({ id: methodId, account: 'pokonkwo', name: 'Priya Okonkwo', secondsLeft: 20 })
  const code = app?.code ?? ''
  expect(code).toMatch(/^\d{6}$/)
  const wrong = code.replace(/.$/, (last) => String((Number(last) + 1) % 10))
  expect(await tests.confirm(testId, wrong)).toMatchObject({ outcome: 'not-accepted' })
  expect(await tests.confirm(testId, code)).toMatchObject({ outcome: 'passed', recorded: true })
})

test('security questions pass with the answers on the practice phone, and with no others', async () => {
  const { phone, signIn } = await start(await newFolder())
  const { tests, methodOf } = await signIn()
  const methodId = await methodOf(speight, 'security-questions')
  const trial = await tests.begin({ dn: speight, methodId })
  if (trial.kind !== 'questions') throw new Error('no questions')
  await expect.poll(() => phone.read().answers).toHaveLength(1)
  const [person] = phone.read().answers
  expect(person).toMatchObject({ account: 'ospeight', name: 'Ottoline Speight' })
  const answerTo = (asked: string) => person?.answers.find(({ question }) => question === asked)?.answer ?? ''
  const redrawn = await tests.answer(
    trial.testId,
    trial.questions.map(() => 'something else'),
  )
  if (redrawn.outcome !== 'redrawn') throw new Error(redrawn.outcome)
  const answered = await tests.answer(trial.testId, redrawn.questions.map(answerTo))
  expect(answered).toMatchObject({ outcome: 'passed' })
})

test('the phone shows another code when it is time, and forgets the user after ten minutes', async () => {
  const { phone, signIn, wait } = await start(await newFolder())
  const { tests, methodOf } = await signIn()
  await tests.begin({ dn: okonkwo, methodId: await methodOf(okonkwo, 'authenticator-app') })
  await expect.poll(() => phone.read().apps).toHaveLength(1)
  const code = phone.read().apps[0]?.code
  wait(19)
  expect(phone.read().apps[0]).toMatchObject({ code, secondsLeft: 1 })
  wait(1)
  expect(phone.read().apps[0]).toMatchObject({ secondsLeft: 30 })
  expect(phone.read().apps[0]?.code).not.toBe(code)
  wait(600)
  expect(phone.read().apps).toEqual([])
})

test('removing a sample method takes its secret along in the same Modify, and off the phone', async () => {
  const { phone, signIn } = await start(await newFolder())
  const { tests, changes, secrets, methodOf, connection } = await signIn()
  const methodId = await methodOf(okonkwo, 'authenticator-app')
  await tests.begin({ dn: okonkwo, methodId })
  await expect.poll(() => phone.read().apps).toHaveLength(1)
  const [secret] = await secrets(okonkwo)
  const modified: unknown[] = []
  const modify = connection.modify.bind(connection)
  connection.modify = async (dn, list, ...rest) => {
    modified.push(list)
    return modify(dn, list, ...rest)
  }
  await changes.remove({ dn: okonkwo, methodId })
  expect(modified).toHaveLength(1)
  expect(modified[0]).toContainEqual({ op: 'delete', attribute: 'securityInfoSecret', values: [secret] })
  expect(await secrets(okonkwo)).toEqual([])
  await expect.poll(() => phone.read().apps).toEqual([])
})

test('the same app and the same seal after a restart', async () => {
  const folder = await newFolder()
  const first = await start(folder)
  const before = await (await first.signIn()).secrets(okonkwo)
  await first.stop()
  const { phone, signIn } = await start(folder)
  const { tests, secrets, methodOf } = await signIn()
  expect(await secrets(okonkwo)).toEqual(before)
  const { testId } = await tests.begin({
    dn: okonkwo,
    methodId: await methodOf(okonkwo, 'authenticator-app'),
  })
  await expect.poll(() => phone.read().apps).toHaveLength(1)
  expect(await tests.confirm(testId, phone.read().apps[0]?.code ?? '')).toMatchObject({ outcome: 'passed' })
})

test('works again after a reset, also where another key was imported before', async () => {
  const { phone, signIn, directories, keys } = await start(await newFolder())
  await signIn()
  const owner = { id: 'practice', practice: true }
  await keys.importKey(owner, randomBytes(32).toString('base64url'))
  await directories.resetPractice()
  const { tests, methodOf } = await signIn()
  const { testId } = await tests.begin({
    dn: okonkwo,
    methodId: await methodOf(okonkwo, 'authenticator-app'),
  })
  await expect.poll(() => phone.read().apps).toHaveLength(1)
  expect(await tests.confirm(testId, phone.read().apps[0]?.code ?? '')).toMatchObject({ outcome: 'passed' })
})

test('a start makes no key, and leaves nothing unsealed for whoever signs in', async () => {
  const { directories, signIn, file, keys, stop } = await start(await newFolder())
  const owner = { id: 'practice', practice: true }
  await directories.preparePractice()
  expect(keys.state(owner)).toEqual({ state: 'none' })
  const { secrets } = await signIn()
  const { kid } = await keys.keyFor(owner)
  const sealedBy = (value = '') =>
    JSON.parse(Buffer.from(value.split(/[ .]/)[1] ?? '', 'base64url').toString()).kid
  expect(sealedBy((await secrets(okonkwo))[0])).toBe(kid)
  await stop()
  const kept = readFileSync(file, 'utf8').match(/"[\w-]+ eyJ[^"]+/g) ?? []
  expect(kept.length).toBeGreaterThan(100)
  expect(new Set(kept.map(sealedBy))).toEqual(new Set([kid]))
})

test('what is garbled is passed over', async () => {
  const folder = await newFolder()
  const first = await start(folder)
  await first.signIn()
  await first.stop()
  writeFileSync(
    first.file,
    readFileSync(first.file, 'utf8').replaceAll(/\.[\w-]{22}"/g, '.AAAAAAAAAAAAAAAAAAAAAA"'),
  )
  const { phone, signIn } = await start(folder)
  const { tests, methodOf, secrets } = await signIn()
  expect(await secrets(okonkwo)).toHaveLength(1)
  const begun = tests.begin({ dn: okonkwo, methodId: await methodOf(okonkwo, 'authenticator-app') })
  await expect(begun).rejects.toMatchObject({ code: 'directory-garbled' })
  expect(phone.read().apps).toEqual([])
})
