import { describe, expect, it } from 'vitest'
import type { Device, PassBounds } from '../../../preload/contract.ts'
import {
  chooseDevice,
  draftProblem,
  noDraft,
  otherDevice,
  startDraft,
  toggleMethod,
  toWish,
  wantsPass,
} from '../../../renderer/lost-device/draft.ts'
import { card, method } from '../enrollment/cards.ts'

const priya = card([method('authenticator-app'), method('text'), method('email')])
const [app, text, email] = ['id-authenticator-app', 'id-text', 'id-email'] as const
const phone: Device = { id: 'phone', label: 'Phone', methodIds: [app, text] }
const mailbox: Device = { id: 'mailbox', label: 'Mailbox', methodIds: [email] }
const bounds: PassBounds = {
  length: 10,
  defaultMinutes: 60,
  leastMinutes: 10,
  mostMinutes: 480,
  onceOnly: false,
}

describe('the device', () => {
  it('is chosen by the operator where there are several', () => {
    expect(startDraft(noDraft, [phone, mailbox], [])).toBe(noDraft)
    expect(draftProblem(noDraft, priya)).toBe('chooseDevice')
  })

  it('needs no choosing where there is one, or where it was reported already', () => {
    expect(startDraft(noDraft, [phone], [])).toMatchObject({ deviceId: 'phone', methodIds: [app, text] })
    expect(startDraft(noDraft, [phone, mailbox], [text])).toMatchObject({
      deviceId: 'phone',
      methodIds: [text],
    })
    expect(startDraft(noDraft, [phone], ['gone']).deviceId).toBe(otherDevice)
  })

  it('stays what the operator chose', () => {
    const draft = chooseDevice(noDraft, mailbox)
    expect(startDraft(draft, [phone], [text])).toBe(draft)
  })

  it('is corrected method by method', () => {
    const draft = toggleMethod(toggleMethod(chooseDevice(noDraft, phone), app, false), email, true)
    expect(draft.deviceId).toBe('phone')
    // In the card's order, whatever was ticked first.
    expect(toWish(draft, priya, bounds).methodIds).toEqual([text, email])
    const none = toggleMethod(toggleMethod(draft, text, false), email, false)
    expect(draftProblem(none, priya)).toBe('chooseMethods')
  })
})

describe('the wish', () => {
  it('is everything that belongs to a lost device', () => {
    expect(toWish(chooseDevice(noDraft, phone), priya, bounds)).toEqual({
      kind: 'lost-device',
      methodIds: [app, text],
      reregister: true,
      revokeSessions: true,
      pass: null,
    })
  })

  it('has a pass where no method is left, unless the operator says otherwise', () => {
    const all = { ...chooseDevice(noDraft, phone), methodIds: [app, text, email] }
    expect(toWish(all, priya, bounds).pass).toEqual({
      minutes: 60,
      startsAt: null,
      once: false,
      showOn: 'console',
    })
    expect(wantsPass({ ...all, withPass: false }, priya)).toBe(false)
    expect(wantsPass({ ...chooseDevice(noDraft, phone), withPass: true }, priya)).toBe(true)
  })

  it('leaves out methods that are gone meanwhile', () => {
    const draft = { ...chooseDevice(noDraft, phone), methodIds: [app, 'gone'] }
    expect(toWish(draft, priya, bounds).methodIds).toEqual([app])
  })
})
