import type { PushTest } from '../../preload/contract.ts'
import { accountOf, nameAttributes } from '../directory/names.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import { ConsoleError } from '../errors.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { PushChallenge, PushSender } from './push-sender.ts'

/** A test of the gateway for push: a prompt goes to a device that is registered, and whose but one's own could it be? */
export interface OwnPush {
  /** The push methods of the operator's own account. */
  methods(): Promise<{ id: string; label: string }[]>
  /** @throws ConsoleError not-found (detail.methodId), and what `PushSender.begin` throws */
  test(methodId: string): Promise<PushTest>
  /** Where the last one stands; null: there is none. */
  state(): Promise<PushTest | null>
  ended(): void
}

export function createOwnPush({ desk, push }: { desk: GetDesk; push: PushSender }): OwnPush {
  let asked: PushChallenge | null = null

  function forget(): void {
    asked?.drop()
    asked = null
  }

  return {
    async methods() {
      const { methods } = await readOwn(desk())
      return methods.map(({ id, label }) => ({ id, label }))
    },
    async test(methodId) {
      const at = desk()
      const { entry, methods } = await readOwn(at)
      const device = methods.find(({ id }) => id === methodId)?.device
      const userId = entry?.first('entryUUID') ?? null
      if (!entry || device === undefined || userId === null)
        throw new ConsoleError('not-found', 'This account has no such method any more.', { methodId })
      forget()
      asked = await push.begin({ desk: at, userId, account: accountOf(entry), device })
      return show(asked)
    },
    state: async () => asked && show(asked),
    ended: forget,
  }
}

/** It may be an account that nobody looks after here, without anything to read. */
async function readOwn({ connection, operator }: Desk) {
  const entry = await connection.read(operator.dn, [...nameAttributes, 'entryUUID', 'securityInfoMethod'])
  const known = entry ? parseSecurityInfo(entry).methods : []
  return { entry, methods: known.filter(({ type, device }) => type === 'push' && device !== undefined) }
}

async function show(challenge: PushChallenge): Promise<PushTest> {
  const push = await challenge.state()
  return { push, answer: challenge.answer() }
}
