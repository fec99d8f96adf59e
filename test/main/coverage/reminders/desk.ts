import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { openAuditLog } from '../../../../main/audit-log/audit-log.ts'
import { createReminders, type Reminders } from '../../../../main/coverage/reminders/reminders.ts'
import { everybodyOn } from '../../../../main/coverage/select-rows.ts'
import type { DirectoryConnection } from '../../../../main/directory/connection.ts'
import { Entry } from '../../../../main/directory/entry.ts'
import { methodValue } from '../../../../main/directory/security-info-values.ts'
import { ConsoleError } from '../../../../main/errors.ts'
import type { Later } from '../../../../main/later.ts'
import type { Messaging } from '../../../../main/messaging/messaging.ts'
import type { OutgoingMessage } from '../../../../main/messaging/routes.ts'
import { parsePolicy } from '../../../../main/policy/parse.ts'
import type { Desk } from '../../../../main/session/desk.ts'
import type {
  ConsoleRole,
  CoverageReport,
  CoverageRow,
  ErrorCode,
  GatewaySettings,
  MethodType,
  ReminderCampaign,
  ReminderState,
} from '../../../../preload/contract.ts'

export const everybody = everybodyOn('lacking')

const factors: MethodType[] = ['authenticator-app', 'text']
const document = (reminders: object) => ({
  roles: [
    {
      ...{ name: 'staff', label: 'Staff', match: '(employeeType=staff)', allow: factors },
      require: [{ anyOf: factors, atLeast: 1 }],
    },
  ],
  organization: { name: 'Practice University', desk: 'IT help desk' },
  reminders,
})

export const dnOf = (name: string): string => `uid=${name},ou=people,dc=example,dc=org`
export const mailOf = (name: string): string => `${name}@university.example`

export const method = (type: MethodType, target?: string) =>
  methodValue({
    ...{ id: type, type, label: type, addedAt: null, addedBy: null, confirmedAt: '2026-11-01T10:00:00.000Z' },
    ...(target !== undefined && { target }),
  })

const report = { roles: [{ name: 'staff', label: 'Staff' }], groupings: [] } as unknown as CoverageReport

const smtp = {
  host: 'mail',
  port: 465,
  security: 'tls',
  userName: null,
  from: 'a@b.c',
  dkim: null,
  secret: false,
} as const
const gateways: GatewaySettings = {
  choice: { text: 'twilio', call: null, email: 'smtp', push: null },
  ...{ twilio: null, smtp },
}

/** What the gateway does with a message. `lost-…`: the console ends meanwhile. */
export type GatewayAnswer = 'takes' | 'lost-before' | 'lost-after' | ConsoleError

export interface Place {
  folder: string
  /** By DN. */
  people: Map<string, Entry>
  /** What the gateway took, oldest first, and when. */
  taken: (OutgoingMessage & { at: number })[]
  now(): number
  wait(ms: number): void
  add(name: string, attributes?: Record<string, string[]>): void
  /** Starts a console; the one before is dead to it. */
  start(options?: StartOptions): Promise<Console>
}

export interface StartOptions {
  roles?: ConsoleRole[]
  directory?: string
  reminders?: object
  gateway?: (message: OutgoingMessage) => GatewayAnswer | Promise<GatewayAnswer>
  /** Before somebody is read. */
  reads?: (dn: string) => Promise<void>
  deliver?: Messaging['send']
}

export interface Console {
  reminders: Reminders
  desk: Desk
  audit: { action: string; detail: Record<string, unknown>; outcome: string | null }[]
  told: ReminderState[]
  logged: string[]
  /** Nobody is there, until null. */
  absent(why: ErrorCode | null): void
  /** Once it does not run any more. */
  rested(): Promise<ReminderCampaign>
}

/** What a console that was killed never hears; it ends with the test. */
export const dead = (): Promise<never> =>
  new Promise((_, reject) => onTestFinished(() => reject(new Error('killed'))))

/** Something that happens once. */
export function signal(): { happened: Promise<void>; happen: () => void } {
  let happen: () => void = () => undefined
  const happened = new Promise<void>((resolve) => {
    happen = resolve
  })
  return { happened, happen: () => happen() }
}

/** Consoles at a directory that is a map, on a computer whose clock is the test's: what is waited for comes at once. */
export function openPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'reminders-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let time = Date.parse('2026-11-24T10:00:00Z')
  const clock = () => new Date(time)
  const people: Place['people'] = new Map()
  const taken: Place['taken'] = []
  let count = 0
  const next = () => {
    count += 1
    return count
  }

  /** The next that is due comes as soon as everybody waits. */
  function makeLater(): Later {
    let timers: { work: () => void; at: number }[] = []
    let pumping = false
    const pump = async () => {
      pumping = true
      while (timers.length > 0) {
        await turn()
        const next = timers.reduce((a, b) => (b.at < a.at ? b : a), timers[0] as (typeof timers)[number])
        timers = timers.filter((timer) => timer !== next)
        time = Math.max(time, next.at)
        next.work()
      }
      pumping = false
    }
    return (work, ms) => {
      const timer = { work, at: time + ms }
      timers.push(timer)
      if (!pumping) void pump()
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    }
  }

  const rowOf = ({ dn, ...entry }: Entry): CoverageRow => ({
    ...{ dn, name: people.get(dn)?.first('cn') ?? dn, userName: people.get(dn)?.first('uid') ?? null },
    ...{ roles: ['Staff'], group: null, default: null, lastConfirmedAt: null, detail: null, ...entry },
    missing: [{ role: 'Staff', anyOf: factors, atLeast: 1, has: [] }],
    methods: (people.get(dn)?.has('securityInfoMethod') ? ['email'] : []) as MethodType[],
    flags: people.get(dn)?.has('pwdAccountLockedTime') ? ['disabled'] : [],
  })

  async function start(options: StartOptions = {}): Promise<Console> {
    const { roles = ['administrator'], directory = 'd1', gateway = () => 'takes' as const } = options
    const policy = parsePolicy(JSON.stringify(document({ perMinute: 600, ...options.reminders })))
    let absence: ErrorCode | null = null
    const audit: Console['audit'] = []
    const told: ReminderState[] = []
    const waiting: ((campaign: ReminderCampaign) => void)[] = []
    const logged: string[] = []
    const file = join(folder, `audit-log-${next()}.jsonl`)
    const auditLog = await openAuditLog({ file, clock, consoleId: 'console-1' })
    onTestFinished(() => auditLog.close())
    const connection = {
      async read(dn: string) {
        await options.reads?.(dn)
        return people.get(dn) ?? null
      },
      async *pages(_: string, { filter }: { filter: { of: { of?: { attribute: string } }[] } }) {
        const wanted = filter.of[1]?.of?.attribute ?? ''
        yield [...people.values()].filter((entry) => !entry.has(wanted))
      },
    }
    const desk: Desk = {
      connection: connection as unknown as DirectoryConnection,
      operator: { dn: dnOf('adam'), name: 'Adam Administrator', userName: 'adam', roles },
      directory: {
        id: directory,
        label: directory,
        practice: false,
        security: 'ldaps',
        urls: [],
        baseDn: '',
      },
      ...{ baseDn: 'dc=example,dc=org', policy, scope: null, issuer: 'Practice University' },
    }
    const deliver = async (_: unknown, message: OutgoingMessage): Promise<string> => {
      const answer = await gateway(message)
      if (answer instanceof ConsoleError) throw answer
      if (answer !== 'lost-before') taken.push({ ...message, at: time })
      if (answer !== 'takes') await dead()
      return 'taken'
    }
    const getDesk = () => {
      if (absence !== null) throw new ConsoleError(absence, 'Nobody is there.')
      return desk
    }
    const reminders = createReminders({
      ...{ folder, clock, uptime: () => time, desk: getDesk, later: makeLater() },
      auditLog: {
        ...auditLog,
        async around(intent, work, describe) {
          const record: Console['audit'][number] = { ...intent, outcome: null }
          audit.push(record)
          return auditLog.around(intent, work, (value) => {
            const detail = describe?.(value) ?? {}
            Object.assign(record, { outcome: 'succeeded', detail: { ...record.detail, ...detail } })
            return detail
          })
        },
      },
      coverage: {
        each: () => [...people.values()].filter(({ dn }) => dn !== dnOf('adam')).map(rowOf),
        read: () => report,
      },
      messaging: {
        send: options.deliver ?? deliver,
        sendAsTest: async () => ({ answer: 'taken' }),
        gateways: () => gateways,
      },
      random: (bytes) => Buffer.alloc(bytes, next()),
      changed(state) {
        told.push(state)
        if (!state.campaign || state.campaign.state === 'running') return
        for (const resolve of waiting.splice(0)) resolve(state.campaign)
      },
      log: (line) => logged.push(line),
    })
    onTestFinished(() => reminders.stop())
    return {
      ...{ reminders, desk, audit, told, logged },
      absent(why) {
        absence = why
      },
      async rested() {
        const back = absence
        absence = null
        const { campaign } = await reminders.state()
        absence = back
        if (campaign && campaign.state !== 'running') return campaign
        return new Promise((resolve) => waiting.push(resolve))
      },
    }
  }

  return {
    ...{ folder, people, taken, start },
    now: () => time,
    wait(ms) {
      time += ms
    },
    add(name, attributes = {}) {
      const dn = dnOf(name)
      people.set(
        dn,
        Entry.from(dn, {
          ...{ uid: [name], cn: [`${name} Person`], employeeType: ['staff'], mail: [mailOf(name)] },
          ...attributes,
        }),
      )
    },
  }
}
