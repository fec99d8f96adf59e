import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright'
import twilio from 'twilio'
import type { Slapd } from '../directory/slapd.ts'
import { account, startTwilio } from '../main/messaging/twilio-stand-in.ts'
import { clearSearch, openConsole, signIn } from './console.ts'
import { compared, type Figure, list, median, rounds, tell } from './figures.ts'

/** About what Twilio takes to answer, the way there and back included. */
const answerMs = 400
const sendsPerRound = 5

/**
 * From the click on Next, below the number, to the page that says that the code was sent; against a bare call of
 * Twilio's own client to the same stand-in, which takes as long to answer as the real one.
 */
export async function measureSendCode(slapd: Slapd): Promise<Figure> {
  const standIn = await startTwilio()
  const slow = await startSlow(standIn.url)
  const { page, close } = await openConsole(slapd.url, { SECURITY_INFO_CONSOLE_TWILIO: slow.url })
  try {
    await chooseTwilio(page)
    const values: number[] = []
    const references: number[] = []
    let number = 0
    // The first round warms up, and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const took: number[] = []
      const bare: number[] = []
      for (let send = 0; send < sendsPerRound; send += 1) {
        number += 1
        took.push(await sendOnce(page, number))
        bare.push(await sendBare(slow.url, number + 500))
      }
      if (round === 0) continue
      values.push(median(took))
      references.push(median(bare))
    }
    tell(`medians ${list(values)} ms; bare ${list(references)} ms`)
    return compared(values, references, 'ms', 1.2)
  } finally {
    await close()
    slow.server.close()
    await standIn.close()
  }
}

async function chooseTwilio(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await signIn(page, 'adam.admin')
  const { secret, accountSid, keySid, serviceSid } = account
  const saved = await page.evaluate(
    async ({ draft, choice }) => {
      const { messages } = window.securityInfoConsole
      return [await messages.saveTwilio(draft), await messages.choose(choice)].map(({ ok }) => ok)
    },
    {
      draft: { secret, accountSid, keySid, serviceSid, sender: null },
      choice: { text: 'twilio', call: 'twilio', email: null, push: null } as const,
    },
  )
  if (!saved.every(Boolean)) throw new Error('The gateway could not be chosen.')
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await signIn(page, 'tina.tech')
}

/** Each time another user and number: neither may have more than five messages in ten minutes. */
async function sendOnce(page: Page, number: number): Promise<number> {
  const userName = `u${20_000 + number * 97}`
  await clearSearch(page)
  await page.keyboard.insertText(userName)
  await page.getByRole('option').filter({ hasText: userName }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('article').getByText(`${userName}@example.org`).waitFor()
  await page.getByRole('button', { name: 'Set up methods' }).click()
  await page.getByRole('button', { name: 'I want to set up a different method' }).click()
  await page.getByRole('button', { name: 'Set up text message' }).click()
  await page.getByLabel('Phone number').fill(phoneNumber(number))
  await page.evaluate(() => {
    Object.assign(globalThis, {
      sent: new Promise<number>((resolve) => {
        addEventListener(
          'click',
          ({ timeStamp }) => {
            const look = (): void => {
              const there = [...document.querySelectorAll('h2')].some(({ textContent }) =>
                textContent?.startsWith('Enter the code'),
              )
              if (there) requestAnimationFrame(() => resolve(performance.now() - timeStamp))
              else requestAnimationFrame(look)
            }
            look()
          },
          { once: true, capture: true },
        )
      }),
    })
  })
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  const took = await page.evaluate(() => (globalThis as unknown as { sent: Promise<number> }).sent)
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('article').waitFor()
  return took
}

async function sendBare(url: string, number: number): Promise<number> {
  const { keySid, secret, accountSid, serviceSid } = account
  const client = twilio(keySid, secret, { accountSid })
  client.verify.baseUrl = url
  const began = performance.now()
  await client.verify.v2
    .services(serviceSid)
    .verifications.create({ to: `+1${phoneNumber(number)}`, channel: 'sms' })
  return performance.now() - began
}

const phoneNumber = (number: number): string => `206555${String(1000 + number).slice(-4)}`

/** Passes on what comes, and lets each answer wait. */
async function startSlow(target: string): Promise<{ url: string; server: Server }> {
  const server = createServer((incoming, outgoing) => {
    const { method, url = '/', headers } = incoming
    const onward = request(new URL(url, target), { method, headers }, async (answer) => {
      await wait(answerMs)
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}
