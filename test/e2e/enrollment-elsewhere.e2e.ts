import { rmSync } from 'node:fs'
import { dnOf, type Slapd, startSlapd } from '../directory/slapd.ts'
import { codeFor, earlyInStep } from './support/authenticator.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import { addFirstMethods, asAdministratorOf, ldapread, practiceDn } from './support/ldap-tools.ts'
import { directory, practiceAs, signIn, userDataWith } from './support/operator.ts'
import { addMethodRecords, auditRecords } from './support/traces.ts'
import {
  button,
  codeField,
  enterCode,
  heading,
  listedMethods,
  openUser,
  scanIntoApp,
  toLastPage,
} from './support/wizard.ts'

/** A console at the same slapd, with Priya Okafor's card open. */
async function atPriya(slapd: Slapd): Promise<Console> {
  const userData = userDataWith({ 'settings.json': { directories: [directory(slapd)] } })
  const console = await launchConsole({ userData })
  await signIn(console.page, 'tina.tech')
  await openUser(console.page, 'Priya Okafor')
  return console
}

test('two consoles enroll the same user: the second is shown what the first did, and goes on without a new scan', async () => {
  test.slow()
  const slapd = await startSlapd()
  const consoles = [await atPriya(slapd), await atPriya(slapd)] as const
  try {
    const [{ page: first }, { page: second }] = consoles
    const [firstAccount, secondAccount] = [await scanIntoApp(first), await scanIntoApp(second)]
    await earlyInStep()
    await enterCode(first, codeFor(firstAccount.key))
    await toLastPage(first)
    const afterFirst = ldapread(asAdministratorOf(slapd), dnOf.staff)

    await enterCode(second, codeFor(secondAccount.key))
    await expect(heading(second, 'Somebody else changed this user')).toBeVisible()
    await expect(second.getByText('Nothing was written.')).toBeVisible()
    await expect(
      second.getByText('Tina Tech added Microsoft Authenticator (authenticator app).'),
    ).toBeVisible()
    expect(ldapread(asAdministratorOf(slapd), dnOf.staff)).toEqual(afterFirst)

    await button(second, 'Go on').click()
    await toLastPage(second)
    await expect(listedMethods(second)).toHaveCount(2)
    const after = ldapread(asAdministratorOf(slapd), dnOf.staff)
    expect(after.securityinfomethod).toHaveLength(2)
    expect(after.securityinfomethod).toContain(afterFirst.securityinfomethod?.[0])
    expect(after.securityinfosecret).toHaveLength(2)
    expect(after.securityinfoversion).toEqual(['2'])
    expect(after.securityinfodefault).toEqual(afterFirst.securityinfodefault)
    // What was not tried, as it was known to be out of date, is no change that failed.
    expect(addMethodRecords(consoles[1].userData, dnOf.staff)).toEqual(['intent', 'outcome succeeded'])
  } finally {
    for (const console of consoles) {
      await console.close()
      rmSync(console.userData, { recursive: true, force: true })
    }
    await slapd.stop()
  }
})

test('a change from elsewhere before the code: shown, and stopping leaves it as it is', async () => {
  const slapd = await startSlapd()
  const console = await atPriya(slapd)
  const { page } = console
  try {
    const account = await scanIntoApp(page)
    addFirstMethods(asAdministratorOf(slapd), dnOf.staff, [
      {
        ...{ id: 't1', type: 'text', label: 'Work phone' },
        ...{ addedAt: '2026-01-05T09:00:00Z', addedBy: dnOf.administrator },
      },
    ])
    const before = ldapread(asAdministratorOf(slapd), dnOf.staff)
    await enterCode(page, codeFor(account.key))
    await expect(heading(page, 'Somebody else changed this user')).toBeVisible()
    await expect(page.getByText('Work phone')).toBeVisible()
    await button(page, 'Stop').click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()
    await expect(page.getByRole('table', { name: 'Methods' })).toContainText('Work phone')
    expect(ldapread(asAdministratorOf(slapd), dnOf.staff)).toEqual(before)
  } finally {
    await console.close()
    rmSync(console.userData, { recursive: true, force: true })
    await slapd.stop()
  }
})

test('killed in the wizard nothing is lost but the wizard; killed after success the method is there', async () => {
  const dn = practiceDn('pokafor')
  const methods = (console: Console) => console.page.getByRole('table', { name: 'Methods' })
  let console = await launchConsole()
  const { userData } = console
  const startAgain = async () => {
    await console.kill()
    console = await launchConsole({ userData })
    await practiceAs(console.page, 'technician')
    await openUser(console.page, 'Priya Okafor')
  }
  try {
    await practiceAs(console.page, 'technician')
    await openUser(console.page, 'Priya Okafor')
    const lost = await scanIntoApp(console.page)
    await codeField(console.page).fill(codeFor(lost.key))

    await startAgain()
    await expect(methods(console)).not.toContainText('Microsoft Authenticator')
    expect(addMethodRecords(userData, dn)).toEqual([])
    const account = await scanIntoApp(console.page)
    await earlyInStep()
    await enterCode(console.page, codeFor(account.key))
    await toLastPage(console.page)

    await startAgain()
    await expect(methods(console)).toContainText('Microsoft Authenticator')
    await expect(console.page.getByText('added Microsoft Authenticator.').first()).toBeVisible()
    expect(addMethodRecords(userData, dn)).toEqual(['intent', 'outcome succeeded'])
    // One chain through two crashes.
    const records = auditRecords(userData)
    records.forEach((record, index) => {
      expect(record.seq).toBe(index + 1)
      if (index > 0) expect(record.prev).toBe(records[index - 1]?.hash)
    })
  } finally {
    await console.close()
    rmSync(userData, { recursive: true, force: true })
  }
})
