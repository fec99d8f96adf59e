import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dnOf, password, type Slapd, startSlapd } from '../directory/slapd.ts'
import { codeFor, earlyInStep, projected, readCodes, wrongCodeFor } from './support/authenticator.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import {
  asAdministratorOf,
  type Elsewhere,
  ldapread,
  practiceDn,
  practiceElsewhere,
} from './support/ldap-tools.ts'
import { directory, practiceAs, searchBox, signIn, userDataWith } from './support/operator.ts'
import { addMethodRecords, auditRecords, tracesOf } from './support/traces.ts'
import {
  added,
  button,
  codeField,
  enterCode,
  listedMethods,
  next,
  openUser,
  scan,
  showQrCode,
  startWizard,
  toLastPage,
  told,
} from './support/wizard.ts'

interface Place {
  issuer: string
  user: { name: string; words: string; dn: string; account: string }
  technician: string
  elsewhere: Elsewhere
  /** How many methods the user has in the end. */
  methods: number
}

/** The main job from the sign-in on: what the phone scans is proved, and the directory holds it. */
async function enroll(console: Console, place: Place): Promise<void> {
  const { app, page, userData } = console
  const { user, elsewhere } = place
  const stored = (...attributes: string[]) => ldapread(elsewhere, user.dn, ...attributes)
  const before = stored('*')
  const versionBefore = Number(before.securityinfoversion?.[0] ?? 0)

  await openUser(page, user.name, user.words)
  await expect(page.getByText('Staff rule: needs one of')).toBeVisible()
  await startWizard(page)
  expect(readCodes(await page.screenshot()).sort()).toEqual([
    'https://apps.apple.com/app/id983156458',
    'https://play.google.com/store/apps/details?id=com.azure.authenticator',
  ])
  await showQrCode(page)
  const account = await scan(page)
  expect(account).toMatchObject({ issuer: place.issuer, name: user.account })
  // 160 bits in Base32 without padding; issuer in both places; nothing else, since apps read it differently.
  expect(account.key).toMatch(/^[A-Z2-7]{32}$/)
  const [issuer, name] = [place.issuer, user.account].map(encodeURIComponent)
  expect(account.uri).toBe(`otpauth://totp/${issuer}:${name}?secret=${account.key}&issuer=${issuer}`)
  expect(readCodes(await projected(app, await page.screenshot()))).toEqual([account.uri])
  await next(page)
  await expect(codeField(page)).toBeFocused()
  await enterCode(page, wrongCodeFor(account.key))
  await expect(told(page)).toContainText('4 tries left before a new QR code is needed.')
  // Nothing is active until a right code was entered.
  expect(stored('*')).toEqual(before)
  await earlyInStep()
  const code = codeFor(account.key)
  const step = Math.floor(Date.now() / 30_000)
  await enterCode(page, code)

  await expect(added(page)).toHaveText('The authenticator app is set up')
  await toLastPage(page)
  await expect(page.getByText('Everything that the policy requires is met.')).toBeVisible()
  await expect(listedMethods(page)).toHaveCount(place.methods)
  await expect(listedMethods(page).filter({ hasText: 'Default' })).toContainText('Microsoft Authenticator')
  await expect(page.getByText('Default sign-in method: Microsoft Authenticator')).toBeVisible()
  await expect(button(page, 'Done')).toBeFocused()

  const entry = stored('*')
  const methods = (entry.securityinfomethod ?? []).map(
    (value) => JSON.parse(value) as Record<string, unknown>,
  )
  const method = methods.find(({ type }) => type === 'authenticator-app')
  expect(method).toMatchObject({ label: 'Microsoft Authenticator', addedBy: place.technician })
  expect([step, step + 1]).toContain(method?.step)
  expect(entry.securityinfomethodtype).toContain('authenticator-app')
  expect(entry.securityinfodefault).toEqual([method?.id])
  expect(entry.securityinfoversion).toEqual([String(versionBefore + 1)])
  expect(methods).toHaveLength(place.methods)

  const records = auditRecords(userData).filter(({ user }) => user === place.user.dn)
  expect(addMethodRecords(userData, user.dn)).toEqual(['intent', 'outcome succeeded'])
  expect(records[0]).toMatchObject({
    operator: { dn: place.technician },
    detail: { methodId: method?.id, versionBefore, versionAfter: versionBefore + 1 },
  })
  await page.keyboard.press('Enter')
  await expect(page.getByText('Microsoft Authenticator was added.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: user.name })).toBeFocused()
  expect(await tracesOf(console, account, code)).toEqual([])
}

test('enrolls on the practice directory', async ({ console }) => {
  const { page, userData } = console
  await practiceAs(page, 'technician')
  const user = { name: 'Priya Okafor', words: 'priya oka', dn: practiceDn('pokafor'), account: 'pokafor' }
  const elsewhere = await practiceElsewhere(page)
  const technician = practiceDn('asilva')
  await enroll(console, { issuer: 'Practice University', user, technician, elsewhere, methods: 2 })

  // What technicians read is sealed: without the organization's key it opens nothing.
  const sealed = ldapread(elsewhere, user.dn, '*').securityinfosecret ?? []
  expect(sealed.at(-1)).toMatch(/^[0-9a-f]{32} eyJ[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/)
  const file = readFileSync(join(userData, 'practice-directory.json'), 'utf8')
  expect(file).toMatch(/[0-9a-f]{32} eyJ[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+/)
})

test.describe('on OpenLDAP', () => {
  let slapd: Slapd
  let console: Console

  test.beforeAll(async () => {
    slapd = await startSlapd()
    console = await launchConsole({
      userData: userDataWith({ 'settings.json': { directories: [directory(slapd)] } }),
    })
    await signIn(console.page, 'tina.tech')
    await searchBox(console.page).waitFor()
  })

  test.afterAll(async () => {
    await console.close()
    await slapd.stop()
    rmSync(console.userData, { recursive: true, force: true })
  })

  test('enrolls, and only the sealed secret is in the directory', async () => {
    const user = {
      name: 'Priya Okafor',
      words: 'okaf pri',
      dn: dnOf.staff,
      account: 'priya.okafor',
    }
    const elsewhere = asAdministratorOf(slapd)
    const technician = dnOf.technician
    await enroll(console, { issuer: 'Organization', user, technician, elsewhere, methods: 1 })

    const { securityinfosecret: secrets = [], securityinfodefault: [id] = [] } = ldapread(elsewhere, user.dn)
    expect(secrets).toHaveLength(1)
    const [of, jwe = ''] = secrets[0]?.split(' ') ?? []
    expect(of).toBe(id)
    const header = JSON.parse(Buffer.from(jwe.split('.')[0] ?? '', 'base64url').toString())
    expect(header).toMatchObject({ alg: 'dir', enc: 'A256GCM', kid: expect.any(String) })
    const asAuditor = { url: slapd.url, dn: dnOf.auditor, password }
    expect(ldapread(asAuditor, user.dn)).not.toHaveProperty('securityinfosecret')
  })
})
