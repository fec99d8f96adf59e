import { rmSync } from 'node:fs'
import { callBack, callerPanel, checkPhotoId, expectLevel, sayWhatItIsAbout } from './support/caller.ts'
import { expect, shareDesk, test } from './support/console.ts'
import { ldapmodify, ldapread, practiceDn, practiceElsewhere } from './support/ldap-tools.ts'
import { openCard } from './support/operator.ts'
import { shoot } from './support/screenshots.ts'
import { secondConsole } from './support/second-console.ts'

const console = shareDesk()

const everythingOf = async (uid: string): Promise<string> =>
  JSON.stringify(ldapread(await practiceElsewhere(console.page), practiceDn(uid), '*', 'modifyTimestamp'))

const lostNumber = {
  method: {
    id: 'lost',
    type: 'text',
    label: 'Old phone',
    target: '+12065550199',
    addedAt: null,
    addedBy: null,
  },
  at: new Date().toISOString(),
  restorableUntil: new Date(Date.now() + 86_400_000).toISOString(),
}

test('a caller who fails is flagged on the card, for all operators', async () => {
  const { page } = console
  await openCard(page, 'Priya Okonkwo', 'pokonkwo')
  await sayWhatItIsAbout(page, 'Locked out', 'INC20421')
  await checkPhotoId(page, 'Does not match')
  await expect(page.getByText(/Somebody claiming to be Priya Okonkwo failed verification/)).toBeVisible()
  await expect(callerPanel(page).getByRole('button', { name: 'Check photo ID' })).toHaveCount(0)
  await shoot(console, 'caller-failed')

  const second = await secondConsole(page)
  await openCard(second.page, 'Priya Okonkwo', 'pokonkwo')
  await expect(second.page.getByText(/failed verification .*\(by Ana Silva\)/)).toBeVisible()
  await second.close()
  rmSync(second.userData, { recursive: true, force: true })
})

test('what the buttons refuse is refused to every other way in', async () => {
  const { page } = console
  const dn = practiceDn('prokafor')
  // Something to repair, and something that was lost and could be given back.
  ldapmodify(
    await practiceElsewhere(page),
    `dn: ${dn}
changetype: modify
add: securityInfoMethod
securityInfoMethod: not JSON
-
add: securityInfoLostMethod
securityInfoLostMethod: ${JSON.stringify(lostNumber)}
`,
  )
  await openCard(page, 'Prisca Okafor', 'prokafor')
  const before = await everythingOf('prokafor')
  const codes = await page.evaluate(async (user) => {
    const { users, methods, reset, passes, enrollment, approvals } = window.securityInfoConsole
    const read = await users.read({ dn: user })
    const methodId = read.ok ? (read.value.methods[0]?.id ?? '') : ''
    const pass = { minutes: 60, startsAt: null, once: false, showOn: 'console' } as const
    const wish = {
      kind: 'reset' as const,
      methodIds: [methodId],
      reregister: true,
      revokeSessions: true,
      pass,
    }
    const answers = await Promise.all([
      methods.rename({ dn: user, methodId, label: 'Mine' }),
      methods.remove({ dn: user, methodId }),
      methods.makeDefault({ dn: user, methodId: read.ok ? (read.value.methods[1]?.id ?? '') : '' }),
      reset.apply({ dn: user, wish }),
      reset.apply({ dn: user, wish: { ...wish, kind: 'lost-device', pass: null } }),
      passes.issue({ dn: user, wish: pass }),
      enrollment.begin({ dn: user, wish: { type: 'authenticator-app', app: 'other' } }),
      enrollment.begin({ dn: user, wish: { type: 'text', country: 'US', number: '206 555 0199' } }),
      users.repair({ dn: user }),
      reset.restore({ dn: user, methodId: 'lost' }),
      approvals.request({ dn: user, call: { call: 'remove', methodId } }),
      approvals.request({ dn: user, call: { call: 'rename', methodId, label: 'Mine' } }),
      approvals.request({ dn: user, call: { call: 'repair' } }),
      approvals.request({ dn: user, call: { call: 'restore-method', methodId: 'lost' } }),
      approvals.request({ dn: user, call: { call: 'reset', wish } }),
      approvals.request({ dn: user, call: { call: 'issue-pass', wish: pass } }),
      approvals.request({ dn: user, call: { call: 'add-method' } }),
    ])
    return answers.map((answer) => (answer.ok ? 'done' : answer.error.code))
  }, dn)
  expect(codes).toEqual(Array(17).fill('verification-needed'))
  expect(await everythingOf('prokafor')).toBe(before)
})

test('who asked for an approval can’t give it, nor do without it, by any other way in', async () => {
  const { page } = console
  await openCard(page, 'Prisca Okafor', 'prokafor')
  await sayWhatItIsAbout(page, 'Lost or stolen device', 'INC20422')
  await callBack(page, '+1 206 555 0178')
  await expectLevel(page, 2)
  const before = await everythingOf('prokafor')
  const codes = await page.evaluate(async (dn) => {
    const { users, methods, approvals } = window.securityInfoConsole
    const read = await users.read({ dn })
    const methodId = read.ok ? (read.value.methods[0]?.id ?? '') : ''
    const asked = await approvals.request({ dn, call: { call: 'remove', methodId } })
    if (!asked.ok) return [asked.error.code]
    const { id } = asked.value
    const answers = [
      await approvals.decide({ id, approve: true, reason: 'I say so myself' }),
      await approvals.collectPass({ id }),
      await methods.remove({ dn, methodId }),
      await approvals.stop({ id, cancelCode: '000000', reason: 'Guessed' }),
    ]
    return answers.map((answer) => (answer.ok ? 'done' : answer.error.code))
  }, practiceDn('prokafor'))
  expect(codes).toEqual(['approval-refused', 'not-found', 'approval-needed', 'approval-refused'])
  expect(await everythingOf('prokafor')).toBe(before)
  await callerPanel(page).getByRole('button', { name: 'End call' }).click()
})

test('the buttons say what is missing, and lead there', async () => {
  const { page } = console
  await openCard(page, 'Prisca Okafor', 'prokafor')
  await page.getByRole('button', { name: 'Reset…' }).click()
  await expect(callerPanel(page).getByLabel('Reason')).toBeFocused()
  await page.getByRole('button', { name: 'Level 2 needed: verify the caller' }).first().click()
  await expect(callerPanel(page).locator(':focus')).toHaveCount(1)
})
