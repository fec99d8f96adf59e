import { readFileSync, rmSync } from 'node:fs'
import { errorWords } from '../../renderer/app/error-words.ts'
import { makeAuthority } from '../directory/certificates.ts'
import { startSlapd } from '../directory/slapd.ts'
import { startMailServer } from '../main/messaging/mail-server.ts'
import { expect, launchConsole, resize, shareConsole, test } from './support/console.ts'
import { directory, practiceAs, signIn, userDataWith } from './support/operator.ts'
import { arrivedFor, openPhone, readCode } from './support/practice-phone.ts'
import { shoot } from './support/screenshots.ts'
import {
  messages,
  messagesButton,
  openSettings,
  refused,
  scrollTo,
  sendTest,
  sent,
} from './support/settings.ts'

const console = shareConsole()

test('templates go back to the default words, once they are saved again', async () => {
  const { page } = console
  await practiceAs(page, 'administrator')
  await openSettings(page)
  const text = messages(page).getByLabel('Text', { exact: true })
  const before = await text.inputValue()
  const reset = messagesButton(page, 'Use the default words')
  await expect(reset).toHaveCount(0)
  await text.fill('Only {{code}}')
  await messagesButton(page, 'Save for the whole organization').click()
  await expect(messages(page).getByText('Saved for the whole organization.')).toBeVisible()
  await reset.click()
  await expect(text).toHaveValue(before)
  await expect(messages(page).getByText('Saved for the whole organization.')).toHaveCount(0)
  await messagesButton(page, 'Save for the whole organization').click()
  await expect(messages(page).getByText('Saved for the whole organization.')).toBeVisible()
  await expect(reset).toHaveCount(0)
})

test('the contents lead to a part of the settings, and the keyboard goes along', async () => {
  const { page, app } = console
  await practiceAs(page, 'administrator')
  await openSettings(page)
  const contents = page.getByRole('navigation', { name: 'On this page' })
  await expect(messages(page).getByRole('heading', { name: 'Templates' })).not.toBeInViewport()
  await contents.getByRole('button', { name: 'Messages' }).click()
  await expect(messages(page).getByRole('heading', { name: 'Messages' })).toBeInViewport()
  await page.keyboard.press('Tab')
  await expect(messages(page).getByLabel('Send', { exact: true })).toBeFocused()
  await resize(app, { width: 1024, height: 700 })
  await expect(contents.getByRole('button')).toHaveCount(0)
})

test('other operators read which gateway carries what', async () => {
  const { page } = console
  await practiceAs(page, 'technician')
  await openSettings(page)
  await expect(messages(page)).toContainText('Administrators change this.')
  await expect(messages(page)).toContainText('TextsPractice phone')
  await expect(messages(page).getByRole('button')).toHaveCount(0)
  await expect(messages(page).getByRole('combobox')).toHaveCount(0)
})

test('templates are saved for the organization, and the next message on the practice phone is in them', async () => {
  const { page } = console
  await practiceAs(page, 'administrator')
  await openSettings(page)
  await expect(messages(page)).toContainText('sign in to your own directory')
  await expect(messages(page)).toContainText('TextsPractice phone')
  await expect(messages(page).getByLabel('Texts')).toHaveCount(0)
  await expect(messages(page).getByRole('button', { name: /Twilio|mail server/ })).toHaveCount(0)
  await scrollTo(page, 'Messages')
  await shoot(console, 'gateways-practice')

  const text = messages(page).getByLabel('Text', { exact: true })
  const save = messagesButton(page, 'Save for the whole organization')
  const preview = page.getByRole('region', { name: 'Preview' })
  await text.fill('Bring {{cod}} 🔑')
  await expect(messages(page).getByText('There is nothing to put in for {{cod}}.')).toBeVisible()
  await expect(preview).toContainText('characters, 1 SMS segment (UCS-2)')
  await save.click()
  await expect(messages(page).getByText('There is nothing to put in for {{cod}}.')).toBeVisible()
  await expect(messages(page).getByText('Saved for the whole organization.')).toHaveCount(0)
  await scrollTo(page, 'Templates')
  await shoot(console, 'gateways-templates')

  await text.fill('Say {{code}} to {{organization}}')
  await expect(preview).toContainText(/Say \d{6} to .*\d+ characters, 1 SMS segment \(GSM-7\)/s)
  await save.click()
  await expect(messages(page).getByText('Saved for the whole organization.')).toBeVisible()

  await sendTest(page, 'text', 'Your number', '650 253')
  await expect(refused(page)).toContainText(errorWords['bad-number'].what)
  await sendTest(page, 'text', 'Your number', '+1 650 253 0000')
  await expect(sent(page)).toContainText('The gateway answered: practice phone')
  await sendTest(page, 'email', 'Your address', 'me@example.edu')
  await expect(sent(page)).toContainText('Sent to me@example.edu.')
  const phone = await openPhone(console)
  const code = await readCode(phone, /650/)
  await expect(arrivedFor(phone, /650/).first()).toContainText(`Say ${code} to `)
  await expect(arrivedFor(phone, 'me@example.edu')).toHaveCount(1)
})

test('a real directory: practice is confirmed, and a mail server answers in its own words', async () => {
  test.setTimeout(120_000)
  const password = 'S3cret of the mail'
  const authority = makeAuthority()
  const mail = await startMailServer({
    certificate: authority.issue(),
    login: { user: 'console', password },
  })
  const slapd = await startSlapd()
  const userData = userDataWith({ 'settings.json': { directories: [directory(slapd)] } })
  const console = await launchConsole({ userData, env: { SECURITY_INFO_CONSOLE_SMTP_CA: authority.certPem } })
  const { page } = console
  try {
    await signIn(page, 'adam.admin')
    await openSettings(page)
    const texts = messages(page).getByLabel('Texts')
    await expect(messages(page).getByText('Not chosen: methods by text can’t be set up')).toBeVisible()
    await texts.selectOption('practice')
    const question = page.getByRole('dialog', { name: 'Send texts to the practice phone?' })
    await expect(question).toContainText('nothing will reach users')
    await shoot(console, 'gateways-practice-confirmation')
    await expect(question.getByRole('button', { name: 'Leave it' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(question).toHaveCount(0)
    await expect(texts).toHaveValue('')
    await texts.selectOption('practice')
    await question.getByRole('button', { name: 'Practice, nothing will reach users' }).click()
    await expect(texts).toHaveValue('practice')
    await expect(messages(page).getByText('nothing reaches users')).toBeVisible()

    await messagesButton(page, 'Set up Twilio').click()
    await messages(page).getByLabel('Account SID').fill('AC12')
    await messages(page)
      .getByLabel('API key SID')
      .fill(`SK${'1'.repeat(32)}`)
    await messages(page)
      .getByLabel('Verify service SID')
      .fill(`VA${'2'.repeat(32)}`)
    await messages(page).getByLabel('API key secret').fill('never shown')
    await messagesButton(page, 'Save').click()
    await expect(messages(page).getByText('it begins with AC')).toBeVisible()
    await messages(page)
      .getByLabel('Account SID')
      .fill(`AC${'3'.repeat(32)}`)
    await messagesButton(page, 'Save').click()
    await messagesButton(page, 'Change Twilio').click()
    await expect(messages(page).getByLabel('API key secret')).toHaveValue('')
    await expect(messages(page).getByText('Kept in this computer’s keychain.')).toBeVisible()
    await shoot(console, 'gateways-twilio')
    await messagesButton(page, 'Cancel').click()

    const field = (label: string) => messages(page).getByLabel(label)
    await messagesButton(page, 'Set up the mail server').click()
    await field('Host').fill('mail.example.edu')
    await field('Encryption').selectOption('none')
    await expect(messages(page).getByText('Anyone on the way can read the codes.')).toBeVisible()
    await field('User name').fill('console')
    await field('Password').fill('wrong')
    await field('From').fill('help desk')
    await messagesButton(page, 'Save').click()
    await expect(messages(page).getByText('the password would travel in the clear')).toBeVisible()
    await scrollTo(page, 'Mail server (SMTP)')
    await shoot(console, 'gateways-smtp')
    await field('Host').fill('localhost')
    await field('Port').fill(String(mail.port))
    await field('Encryption').selectOption('tls')
    await messagesButton(page, 'Save').click()
    await expect(messages(page).getByText('An address has one @')).toBeVisible()
    await field('From').fill('help-desk@university.example')
    await messagesButton(page, 'Save').click()
    await expect(messages(page).getByText(`localhost:${mail.port}, TLS`)).toBeVisible()

    await sendTest(page, 'email', 'Your address', 'me@example.edu')
    await expect(refused(page)).toContainText('No gateway is ready for mail')
    await field('Mails').selectOption('smtp')
    await expect(field('Mails')).toHaveValue('smtp')
    await messagesButton(page, 'Send me a test').click()
    await expect(refused(page)).toContainText('doesn’t accept the console’s credentials')

    await messagesButton(page, 'Change the mail server').click()
    await field('Password').fill(password)
    await messagesButton(page, 'Save').click()
    await messagesButton(page, 'Change the mail server').waitFor()
    await messagesButton(page, 'Send me a test').click()
    await expect(sent(page)).toContainText('250 Queued as 42')
    expect(mail.delivered).toMatchObject([{ to: ['me@example.edu'], secure: true, user: 'console' }])
    await scrollTo(page, 'Messages')
    await shoot(console, 'gateways-real')

    const files = ['gateways.json', 'audit-log.jsonl'].map((name) =>
      readFileSync(`${userData}/${name}`, 'utf8'),
    )
    for (const secret of [password, 'never shown'])
      expect(files.join('') + console.log() + (await page.content())).not.toContain(secret)
  } finally {
    await console.close()
    await mail.close()
    await slapd.stop()
    rmSync(userData, { recursive: true, force: true })
  }
})
