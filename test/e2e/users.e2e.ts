import { rmSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { dnOf, type Slapd, startSlapd } from '../directory/slapd.ts'
import { callerPanel } from './support/caller.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import { addFirstMethods, asAdministratorOf, ldapmodify } from './support/ldap-tools.ts'
import { directory, openCard, results, search, searchBox, signIn, userDataWith } from './support/operator.ts'

let slapd: Slapd
let console: Console
let page: Page
const crashes: string[] = []

test.beforeAll(async () => {
  slapd = await startSlapd({ people: 300 })
  console = await launchConsole({
    userData: userDataWith({ 'settings.json': { directories: [directory(slapd)] } }),
  })
  page = console.page
  page.on('pageerror', (error) => crashes.push(error.message))
  page.on('crash', () => crashes.push('the page crashed'))
  await signIn(page, 'tina.tech')
  await searchBox(page).waitFor()
})

test.afterAll(async () => {
  await console.close()
  await slapd.stop()
  rmSync(console.userData, { recursive: true, force: true })
})

test.afterEach(() => {
  expect(crashes).toEqual([])
})

const newPhone = {
  ...{ id: 't1', type: 'text', label: 'Private phone', target: '+12065550155', addedBy: dnOf.staff },
  ...{ addedAt: '2026-01-05T09:00:00Z', confirmedAt: '2026-01-05T09:00:00Z' },
}

const nobody = () => page.getByText('No user found')

for (const [what, words, name] of [
  ['name', 'Priya Okafor', 'Priya Okafor'],
  ['name in another order and in part', 'okaf pri', 'Priya Okafor'],
  ['given name and a later part of the family name', 'maría several-núñez', 'Maria Several'],
  ['name in another script', 'ماريا', 'Maria Several'],
  ['name in Chinese', '玛丽亚', 'Maria Several'],
  ['user name', 'priya.okafor', 'Priya Okafor'],
  ['mail', 'priya.okafor@example.org', 'Priya Okafor'],
  ['second mail', 'maria.several@alumni', 'Maria Several'],
  ['employee number', '400123', 'Priya Okafor'],
  ['phone with country code', '+1 555 010 1234', 'Priya Okafor'],
  ['phone without separators', '5550101234', 'Priya Okafor'],
  ['phone with parentheses', '(555) 010-1234', 'Priya Okafor'],
  ['phone with points', '555.010.1234', 'Priya Okafor'],
  ['mobile phone', '555-010-9876', 'Priya Okafor'],
  ['name with a comma and quotes', 'Doe, Jane + "x"', 'Doe, Jane + "x"'],
] as const) {
  test(`finds by ${what}`, async () => {
    await search(page, words)
    await expect(results(page).first()).toContainText(name)
  })
}

const awkward: [string, string][] = [
  ['a star', '*'],
  ['a parenthesis', '('],
  ['a closing parenthesis', ')'],
  ['a backslash', '\\'],
  ['NUL', 'qqq\0zzz'],
  ['a filter', '*)(uid=*))(|(uid=*'],
  ['an escape', '\\2a\\28'],
  ['single quotes', "'; drop"],
  ['double quotes', '"qq"'],
  ['emoji', '👩‍🚀🦊'],
  ['right-to-left controls', '\u202Eqqq\u202C'],
  ['half a surrogate pair', '\uD83D'],
  ['a DN', 'cn=qq,dc=zz+x=<y>;#"'],
]

for (const [what, words] of awkward) {
  test(`searching for ${what} is no error and finds nobody by accident`, async () => {
    await search(page, words)
    await expect(nobody()).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
}

test('10,000 characters pasted are searched for like any words', async () => {
  await console.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), 'x(*)\\ '.repeat(1667))
  await search(page, '')
  await page.keyboard.press('Control+v')
  await expect(searchBox(page)).toHaveValue(/^.{10002}$/)
  await expect(nobody()).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await search(page, 'priya okafor')
  await expect(results(page)).toHaveCount(1)
})

test('more than 50 are told, and 50 shown', async () => {
  await search(page, 'example.org')
  await expect(page.getByText('Showing 50 of more. Type more to narrow it down.')).toBeVisible()
  await expect(results(page)).toHaveCount(50)
})

for (const [words, shown] of [
  ['5550109876', '(555) 010-9876'],
  ['400123', '400123'],
  ['maria.several@alumni', 'maria.several@alumni.example.org'],
] as const) {
  test(`who was found by ${words} shows where`, async () => {
    await search(page, words)
    await expect(results(page).first()).toContainText(shown)
  })
}

test('nobody found says what to try', async () => {
  await search(page, 'zzzzqqqq')
  await expect(page.getByText('Nobody matches “zzzzqqqq”.')).toBeVisible()
})

test('arrow keys and Enter open the one that is meant', async () => {
  await search(page, 'sam')
  await expect(results(page).first()).toContainText('Sam Student')
  await search(page, 'maria several')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Maria Several' })).toBeVisible()

  await search(page, 'example.org')
  await expect(results(page)).toHaveCount(50)
  const third = (await results(page).nth(2).getAttribute('data-dn')) ?? ''
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await expect(page.locator(`[data-dn="${third}"]`)).toHaveAttribute('aria-selected', 'true')
})

test('Ctrl+K leads to the search from wherever one is', async () => {
  await openCard(page, 'Priya Okafor')
  await expect(page.locator('#user-name')).toBeFocused()
  await page.keyboard.press('Control+k')
  await expect(searchBox(page)).toBeFocused()
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(searchBox(page)).toBeFocused()
  await page.keyboard.type('sam student')
  await expect(results(page)).toHaveCount(1)
})

test('what was changed elsewhere shows after F5, and the card says how old its data is', async () => {
  await openCard(page, 'Priya Okafor')
  const age = page.getByText('As of').locator('time')
  const before = (await age.getAttribute('datetime')) ?? ''
  const elsewhere = asAdministratorOf(slapd)
  ldapmodify(elsewhere, `dn: ${dnOf.staff}\nchangetype: modify\nreplace: title\ntitle: Head of records\n`)
  addFirstMethods(elsewhere, dnOf.staff, [newPhone])
  await expect(page.getByText('Records officer')).toBeVisible()
  await expect(results(page)).toContainText('Shortfall')
  const askForCode = callerPanel(page).getByRole('button', { name: 'Send a code to +1 206 555 0155' })
  await expect(askForCode).toHaveCount(0)
  await page.keyboard.press('F5')
  await expect(page.getByText('Head of records')).toBeVisible()
  // All of what is shown of the user: the ways to verify the caller, and the line in the list.
  await expect(askForCode).toBeVisible()
  await expect(results(page)).toContainText('Capable')
  const after = (await age.getAttribute('datetime')) ?? ''
  expect(Date.parse(after)).toBeGreaterThan(Date.parse(before))
  await expect(age).toHaveAttribute('title', /\d:\d\d:\d\d/)
})

test('a user who was removed elsewhere is told as such', async () => {
  await search(page, 'u299@example.org')
  await expect(results(page)).toHaveCount(1)
  ldapmodify(asAdministratorOf(slapd), 'dn: uid=u299,ou=people,dc=example,dc=org\nchangetype: delete\n')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('This entry is no longer in the directory.')
})

test('a photo that is no picture is told, and the card is there', async () => {
  await openCard(page, 'Maria Several', 'maria@example.org')
  await expect(page.getByText('The photo in the directory is not a readable picture.')).toBeVisible()
  for (const value of ['maria@example.org', 'maria.several@alumni.example.org', '+44 20 7946 0958'])
    await expect(page.getByRole('article').getByText(value, { exact: true })).toBeVisible()
})

test('an entry without mail, phone or a name of its own is shown by what it has', async () => {
  await openCard(page, 'bare')
  await expect(page.getByText('None on file').first()).toBeVisible()
  await expect(page.getByText('No role of the policy fits this user')).toBeVisible()
})

test('a method that does not count says why', async () => {
  await openCard(page, 'Ruth Both')
  await expect(page.getByText('None registered.')).toBeVisible()
  await expect(
    page.getByText('not confirmed with a code, so it doesn’t count: authenticator app'),
  ).toBeVisible()
})

test('a DN with every special character opens its card', async () => {
  await openCard(page, 'Doe, Jane + "x"', 'jane.doe')
  await expect(page.getByText('Faculty rule: needs one of')).toBeVisible()
})
