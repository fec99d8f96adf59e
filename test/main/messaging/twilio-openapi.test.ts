import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTwilio } from '../../../main/messaging/twilio.ts'
import { twilioCodes } from '../../../main/messaging/twilio-codes.ts'
import { twilioPush } from '../../../main/messaging/twilio-push.ts'
import { createVerifications } from '../../../main/messaging/twilio-verifications.ts'
import type { CodeChannel } from '../../../preload/contract.ts'
import { hasOpenApi, openApi, type Prism, startPrism } from './prism.ts'
import { account, startTwilio, type TwilioStandIn } from './twilio-stand-in.ts'

if (!hasOpenApi) console.log(`skipped: requests to Twilio are not checked, there is no ${openApi}`)

describe.skipIf(!hasOpenApi)(
  'by Twilio’s own description, what is asked and what the stand-in answers',
  () => {
    let twilio: TwilioStandIn
    let prism: Prism

    beforeAll(async () => {
      twilio = await startTwilio()
      prism = await startPrism(twilio.url)
    })
    afterAll(async () => {
      await prism.close()
      await twilio.close()
    })

    const gateway = () => createTwilio({ access: account, baseUrl: prism.url })
    const codes = (channel: CodeChannel, target: string) =>
      twilioCodes({
        twilio: gateway(),
        verifications: createVerifications(),
        channel,
        target,
        organization: 'Practice University',
        clock: () => new Date(),
        log: (line) => expect.fail(line),
      })

    test('prism does find what is wrong', async () => {
      const wrong = createTwilio({ access: { ...account, serviceSid: 'VA1' }, baseUrl: prism.url })
      const work = wrong.call(({ verify }) =>
        verify.services('VA1').verifications.create({ to: '+12065550100', channel: 'sms' }),
      )
      await expect(work).rejects.toMatchObject({ cause: { status: 422 } })
      expect(twilio.seen).toHaveLength(0)
    })

    test.each([
      ['text', '+12065550100'],
      ['call', '+12065550101;ext=42'],
      ['email', 'priya@example.org'],
    ] as const)('%s: send, resend, a wrong code, the right one', async (channel, target) => {
      const route = codes(channel, target)
      await route.send(false)
      await route.send(false)
      const code = twilio.messages.at(-1)?.code ?? ''
      expect(await route.judge(code === '123456' ? '123457' : '123456')).toBe('wrong')
      expect(await route.judge(code)).toBe('right')
    })

    test('a code that is given up is canceled', async () => {
      const route = codes('text', '+12065550102')
      await route.send(false)
      route.forget()
      await expect.poll(() => twilio.seen.at(-1)?.fields).toEqual({ Status: 'canceled' })
    })

    test('lost answers are found out', async () => {
      const route = codes('text', '+12065550103')
      twilio.next({ kind: 'lost-answer' })
      // Prism makes an answer of its own of a connection that broke, so the questions are asked as such.
      await route.send(false).catch(() => undefined)
      const { verify } = await gateway().call(async (call) => call)
      const attempts = await verify.verificationAttempts.list({
        'channelData.to': '+12065550103',
        channel: 'sms',
        verifyServiceSid: account.serviceSid,
        limit: 20,
      })
      expect(attempts).toHaveLength(1)
      const converted = await verify.verificationAttempts.list({
        verificationSid: attempts[0]?.verificationSid ?? '',
        status: 'converted',
        limit: 1,
      })
      expect(converted).toEqual([])
    })

    test('push: the device registers, is asked, and approves', async () => {
      const identity = '5f0c1d5e-0000-4000-8000-000000000001'
      const push = twilioPush({
        twilio: gateway(),
        userId: identity,
        account: 'pokafor',
        organization: 'Practice University',
        held: async () => [],
        registrations: new Map(),
      })
      const registration = await push.register(Date.now() + 300_000, performance.now())
      const poll = () => registration.poll(performance.now())
      expect(await poll()).toBe('waiting')
      const device = twilio.registerDevice(identity, 'Priya’s phone')
      expect(await poll()).toEqual({ id: device, name: 'Priya’s phone' })
      const asked = await push.ask(device, '42', Date.now() + 120_000, performance.now())
      if (asked === 'not-delivered') expect.fail('it was not delivered')
      expect(twilio.challenges[0]?.hidden).toEqual({ number: '42' })
      expect(await asked.poll(performance.now())).toBe('waiting')
      if (twilio.challenges[0]) twilio.challenges[0].status = 'approved'
      expect(await asked.poll(performance.now())).toBe('approved')
      await push.remove(device)
      expect(twilio.devices()).toEqual([])
      // Taken out already: that is what was wanted.
      await push.remove(device)
    })
  },
)
