import type { Page } from 'playwright/test'
import type { PracticeOperatorId } from '../../preload/contract.ts'
import { expectAccessible } from './support/axe.ts'
import { expect, resize, shareConsole, test } from './support/console.ts'
import { ldapmodify, ldapread, practiceElsewhere } from './support/ldap-tools.ts'
import { practiceAs } from './support/operator.ts'
import { shoot } from './support/screenshots.ts'

const console = shareConsole()
const shot = (name: string) => shoot(console, `what-if-${name}`)
const policyDn = 'cn=policy,ou=security-info,dc=practice,dc=example'

async function openWhatIf(page: Page, as: PracticeOperatorId): Promise<void> {
  await practiceAs(page, as)
  await page.keyboard.press('Control+2')
  await page.getByRole('button', { name: 'What if…' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What if' })).toBeFocused()
}

const outcome = (page: Page) => page.getByRole('region', { name: 'What would change' })
const sentence = (page: Page) => outcome(page).getByRole('status').first()
const tab = (page: Page, name: string) => page.getByRole('tab', { name })
const people = (page: Page) => outcome(page).getByRole('grid').getByRole('row')

/** The number on one of the four tiles. */
async function tile(page: Page, name: string): Promise<number> {
  const text = await outcome(page)
    .getByRole('button', { name: new RegExp(`^\\d+ *${name}$`) })
    .textContent()
  return Number(/^\d+/.exec(text ?? '')?.[0])
}

/** How many lack something, by the report's one number. */
async function lacking(page: Page): Promise<number> {
  await expect(page.getByRole('heading', { level: 1, name: 'Coverage' })).toBeVisible()
  await expect(page.getByText(/^As of/)).toBeVisible()
  const number = page.getByRole('button', { name: /^\d+ of \d+ people lack/ })
  return Number(/^\d+/.exec((await number.textContent()) ?? '')?.[0])
}

async function typeJson(page: Page, change: (text: string) => string): Promise<void> {
  await tab(page, 'JSON').click()
  const field = page.getByRole('textbox', { name: 'The policy’s document' })
  await field.fill(change(await field.inputValue()))
}

const changed = (change: (policy: Record<string, unknown>) => object) => (text: string) =>
  JSON.stringify(change(JSON.parse(text) as Record<string, unknown>), null, 2)

async function discard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Discard the draft' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard it' }).click()
  await expect(page.getByRole('button', { name: 'Discard the draft' })).toHaveCount(0)
}

test('who would have nothing left if text and call were retired, by name, and back from a card to the draft', async () => {
  test.setTimeout(120_000)
  const { page } = console
  await openWhatIf(page, 'administrator')
  await expect(sentence(page)).toContainText('The draft is what is in place')
  await shot('1-begin')
  await page.getByLabel('On', { exact: true }).fill('2027-02-01')
  await page.getByRole('button', { name: 'Try' }).first().click()
  await expect(sentence(page)).toContainText(/^On Feb 1, 2027, \d+ people would stop being capable\./)
  expect(await tile(page, 'Have nothing left')).toBeGreaterThan(await tile(page, 'Stop being capable'))
  await outcome(page)
    .getByRole('button', { name: /in the role Student: Have nothing left/ })
    .click()
  await expect(people(page).nth(1)).toContainText('Student')
  await outcome(page)
    .getByRole('button', { name: /^\d+ *Stop being capable$/ })
    .click()
  await expect(people(page).filter({ hasText: 'Beatrice Hawthorne' })).toContainText('App or Push')
  await shot('2-retired')
  await expectAccessible(page, 'what if', 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page, 'what if', 'dark')
  await tab(page, 'Changes').click()
  await expect(page.getByText('"retire": [')).toBeVisible()
  await shot('3-changes')

  // With the keys to a card, and back to the same person.
  await outcome(page).getByRole('grid').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(
    page
      .getByRole('button', { name: 'Verify caller' })
      .or(page.getByRole('heading', { name: 'Methods' }))
      .first(),
  ).toBeVisible()
  await page.getByRole('button', { name: /^Back to/ }).click()
  await expect(sentence(page)).toContainText('On Feb 1, 2027')
  await expect(outcome(page).getByRole('grid')).toBeFocused()

  // Neither the report nor signing out loses the draft.
  await page.getByRole('button', { name: 'Back to the report' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Coverage' })).toBeVisible()
  await page.evaluate(() => window.securityInfoConsole.session.signOut())
  await openWhatIf(page, 'administrator')
  await expect(page.getByRole('button', { name: 'Discard the draft' })).toBeVisible()
  await tab(page, 'Changes').click()
  await expect(page.getByText('"retire": [')).toBeVisible()
  await discard(page)
})

test('a policy is saved with its numbers in the question, the report changes, and the version before is restored', async () => {
  test.setTimeout(180_000)
  const { page } = console
  await practiceAs(page, 'administrator')
  await page.keyboard.press('Control+2')
  const before = await lacking(page)
  await page.getByRole('button', { name: 'What if…' }).click()
  const today = new Date().toISOString().slice(0, 10)
  await page.getByLabel('On', { exact: true }).fill(today)
  await page.getByRole('button', { name: 'Try' }).first().click()
  await expect(sentence(page)).toContainText(/^\d+ people would stop being capable\./)
  const stop = await tile(page, 'Stop being capable')
  await tab(page, 'JSON').click()
  await shot('4-json')
  await tab(page, 'Form').click()
  await page
    .getByRole('button', { name: /^Staff/ })
    .first()
    .click()
  await shot('5-role')
  await page.getByRole('button', { name: 'Save…' }).click()
  const question = page.getByRole('dialog', { name: 'Save the policy as version 2?' })
  await expect(question).toContainText('Changes: retired methods.')
  await expect(question).toContainText(`${stop} people would stop being capable.`)
  await shot('6-confirm')
  await question.getByRole('button', { name: 'Save version 2' }).click()
  await expect(page.getByText('Saved as version 2. The version before is kept.')).toBeVisible()
  await page.getByRole('button', { name: 'Back to the report' }).click()
  await expect.poll(() => lacking(page)).toBe(before + stop)
  await page.getByRole('button', { name: 'What if…' }).click()

  await tab(page, 'Versions').click()
  await expect(page.getByRole('row', { name: /^2 Märta Lindqvist/ })).toContainText('In place')
  await page.getByRole('button', { name: 'Compare version 1 with what is in place' }).click()
  await expect(page.getByText('"retire": [')).toBeVisible()
  await page.getByRole('button', { name: 'Back to the versions' }).click()
  await page.getByRole('button', { name: 'Restore version 1' }).click()
  await expect(page.getByText(/^Version 1 is the draft now/)).toBeVisible()
  await expect(sentence(page)).toContainText(`${stop} people would become capable.`)
  await shot('7-restore')
  await page.getByRole('button', { name: 'Save…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save version 3' }).click()
  await expect(page.getByText(/^Saved as version 3/)).toBeVisible()
  await tab(page, 'Versions').click()
  await expect(page.getByRole('row', { name: /^3 Märta Lindqvist/ })).toContainText('In place')
  await expect(page.getByRole('row', { name: /^2 Märta Lindqvist/ })).toBeVisible()
  await shot('8-versions')
  await page.getByRole('button', { name: 'Back to the report' }).click()
  await expect.poll(() => lacking(page)).toBe(before)
})

test('a policy that matches nobody, everybody, or that nobody can read is told in plain words', async () => {
  test.setTimeout(120_000)
  const { page } = console
  await openWhatIf(page, 'administrator')
  await page.getByRole('button', { name: 'Add a role' }).click()
  await page.getByRole('button', { name: /^New role/ }).click()
  const filter = page.getByRole('textbox', { name: 'Who is in it, as an LDAP filter' })
  await expect(page.getByText('Nobody is in the role New role: its filter fits nobody.')).toBeVisible()
  await filter.fill('(objectClass=*)')
  await expect(page.getByText('Everybody is in the role New role: its filter fits all people.')).toBeVisible()
  await filter.fill('(&(employeeType=staff)(!(employeeType=staff)))')
  await expect(page.getByText('Nobody is in the role New role: its filter fits nobody.')).toBeVisible()
  await filter.fill('(deparmentNumber=Physics)')
  await expect(page.getByText(/^Nobody is in the role New role by \(deparmentNumber=Physics\)/)).toBeVisible()
  await shot('bad-1-attribute')
  await filter.fill('(employeeType=staff')
  await expect(page.getByText(/^Line \d+, the role New role: not a filter: "\)" is missing/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save…' })).toBeDisabled()
  await shot('bad-2-filter')
  await page.getByRole('button', { name: 'Show the line' }).click()
  await expect(page.getByRole('textbox', { name: 'The policy’s document' })).toBeFocused()
  await shot('bad-3-line')
  await typeJson(page, () => '{ "roles": [')
  await expect(page.getByText(/^Line 1: this is not JSON/)).toBeVisible()
  await tab(page, 'Form').click()
  await expect(page.getByText('This is not JSON, so the form has nothing to show.')).toBeVisible()
  await discard(page)
  await typeJson(
    page,
    changed((policy) => ({ ...policy, exclude: '(objectClass=*)' })),
  )
  await expect(page.getByText(/^Everybody is excluded/)).toBeVisible()
  await discard(page)
})

test('a policy in place that can’t be read is mended here', async () => {
  const { page } = console
  await openWhatIf(page, 'administrator')
  const elsewhere = await practiceElsewhere(page, 'administrator')
  const good = ldapread(elsewhere, policyDn)['securityinfopolicydocument']?.[0] ?? ''
  ldapmodify(
    elsewhere,
    `dn: ${policyDn}
changetype: modify
replace: securityInfoPolicyDocument
securityInfoPolicyDocument: {"roles": [{"name": "staff"}]}
`,
  )
  await page.keyboard.press('F5')
  await expect(page.getByText('The policy in place can’t be understood.')).toBeVisible()
  await shot('broken')
  await typeJson(page, () => good)
  await page.getByRole('button', { name: 'Save…' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Save version/ })
    .click()
  await expect(page.getByText(/^Saved as version/)).toBeVisible()
  await expect(sentence(page)).toContainText('The draft is what is in place')
})

test('what somebody else saved meanwhile is not overwritten unseen, and the draft stays', async () => {
  const { page } = console
  await openWhatIf(page, 'administrator')
  const elsewhere = await practiceElsewhere(page, 'administrator')
  const policy = ldapread(elsewhere, policyDn)
  const document = policy['securityinfopolicydocument']?.[0] ?? ''
  const version = Number(policy['securityinfoversion']?.[0])
  await typeJson(
    page,
    changed((one) => ({ ...one, exclude: '(uid=pokafor)' })),
  )
  const theirs = changed((one) => ({ ...one, email: { own: true } }))(document)
  ldapmodify(
    elsewhere,
    `dn: ${policyDn}
changetype: modify
replace: securityInfoVersion
securityInfoVersion: ${version + 1}
-
replace: securityInfoPolicyDocument
securityInfoPolicyDocument:: ${Buffer.from(theirs).toString('base64')}
`,
  )
  await page.getByRole('button', { name: 'Save…' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Save version/ })
    .click()
  await expect(
    page.getByText(`Märta Lindqvist changed the policy: version ${version + 1} is in place now.`),
  ).toBeVisible()
  await shot('elsewhere')
  await page.getByRole('button', { name: 'See how they differ' }).click()
  await expect(page.getByText('"own": true')).toBeVisible()
  await expect(page.getByText('"exclude": "(uid=pokafor)"')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save…' })).toBeDisabled()
  await page.getByRole('button', { name: 'Go on with my draft' }).click()
  await page.getByRole('button', { name: 'Save…' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Save version ${version + 2}` })
    .click()
  await expect(page.getByText(/^Saved as version/)).toBeVisible()
})

test('an auditor looks and tries out, and saves nothing', async () => {
  const { page } = console
  await openWhatIf(page, 'auditor')
  await expect(page.getByText(/Only administrators can save it/)).toBeVisible()
  await page.getByRole('button', { name: 'Try' }).nth(1).click()
  await expect(sentence(page)).toContainText(/people would stop being capable/)
  await expect(page.getByRole('button', { name: 'Save…' })).toHaveCount(0)
  await shot('auditor')
  await discard(page)
})

test('in a narrow window the answer takes the place of the question, and the sentence stays in sight', async () => {
  const { app, page } = console
  await resize(app, { width: 1024, height: 700 })
  await openWhatIf(page, 'auditor')
  await page.getByRole('button', { name: 'Try' }).nth(1).click()
  await expect(tab(page, 'What would change')).toHaveAttribute('aria-selected', 'true')
  await expect(people(page).nth(1)).toBeVisible()
  await page.screenshot({ path: 'test-results/screenshots/what-if-narrow.png' })
  await tab(page, 'Form').click()
  await page.getByRole('button', { name: 'Show whom' }).click()
  await expect(people(page).nth(1)).toBeVisible()
  await discard(page)
})
