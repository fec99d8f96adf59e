import { describe, expect, it } from 'vitest'
import type { StoredMethod } from '../../../main/directory/security-info-values.ts'
import { groupDevices } from '../../../main/helpdesk/devices.ts'
import type { MethodType } from '../../../preload/contract.ts'

const method = (id: string, type: MethodType, target?: string, label = id): StoredMethod => ({
  ...{ id, type, label, addedAt: null, addedBy: null },
  ...(target !== undefined && { target }),
})
const app = method('app', 'authenticator-app', undefined, 'Microsoft Authenticator')
const push = method('push', 'push', undefined, 'Priya’s iPhone')
const text = method('text', 'text', '+12065550100')
const call = method('call', 'call', '+12065550100')
const second = method('second', 'text', '+491701234567')
const landline = method('landline', 'call', '+4930901820')
const extension = method('extension', 'call', '+12065550199;ext=12')
const mail = method('mail', 'email', 'priya@example.org')
const questions = method('questions', 'security-questions')

const group = (methods: StoredMethod[], defaultId: string | null = null) =>
  groupDevices({ methods, defaultId })

describe('a device is what is lost together', () => {
  it('app, push and the number of one phone', async () => {
    expect(await group([app, mail, text, push, call, questions, extension])).toEqual([
      {
        id: '+12065550100',
        label: 'Phone with Microsoft Authenticator and Priya’s iPhone, +1 206 555 0100',
        methodIds: ['app', 'push', 'text', 'call'],
      },
    ])
  })

  it('apps without a number', async () => {
    expect(await group([app, push, landline])).toMatchObject([
      { label: 'Phone with Microsoft Authenticator and Priya’s iPhone', methodIds: ['app', 'push'] },
    ])
  })

  it('a number without apps', async () => {
    expect(await group([second])).toMatchObject([{ label: 'Phone +49 170 1234567', methodIds: ['second'] }])
  })

  it('a number that is only called, where it may be a mobile phone’s', async () => {
    expect(await group([method('mobile', 'call', '+491701234567')])).toHaveLength(1)
    expect(await group([landline, extension, mail, questions])).toEqual([])
  })

  it.each([
    [null, ['app', 'text'], ['second']],
    ['app', ['app', 'text'], ['second']],
    ['second', ['text'], ['app', 'second']],
  ])('of two phones the apps are on the one that is the default (%s)', async (defaultId, one, other) => {
    const devices = await group([text, app, second], defaultId)
    expect(devices.map(({ methodIds }) => methodIds)).toEqual([one, other])
  })

  it('nothing at all is none; a target that is no number is shown as it is', async () => {
    expect(await group([])).toEqual([])
    expect(await group([method('odd', 'text', 'who knows')])).toMatchObject([{ label: 'Phone who knows' }])
    expect(await group([method('bare', 'text')])).toEqual([])
  })
})
