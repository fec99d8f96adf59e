import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AuditLog, openAuditLog } from '../../../main/audit-log/audit-log.ts'
import { DirectoryConnection } from '../../../main/directory/connection.ts'
import { childDn } from '../../../main/directory/dn.ts'
import type { Entry } from '../../../main/directory/entry.ts'
import type { Filter } from '../../../main/directory/filter.ts'
import type { TakeAnswers } from '../../../main/helpdesk/display-sink.ts'
import { createHelpDesk, type HelpDesk } from '../../../main/helpdesk/help-desk.ts'
import type { Later } from '../../../main/later.ts'
import type { CodeSender } from '../../../main/messaging/code-sender.ts'
import { createMessaging } from '../../../main/messaging/messaging.ts'
import { createPracticePhone, type PracticePhoneStore } from '../../../main/messaging/practice-phone.ts'
import type { PushSender } from '../../../main/messaging/push-sender.ts'
import { readPolicy } from '../../../main/policy/read.ts'
import type { Desk } from '../../../main/session/desk.ts'
import { type OrganizationKeys, openOrganizationKeys } from '../../../main/settings/organization-key.ts'
import type { AnsweredQuestion, ConsoleRole, DisplayContent } from '../../../preload/contract.ts'
import { baseDn, dnOf, groupsDn, password, peopleDn } from '../../directory/people.ts'
import { type Slapd, startSlapd } from '../../directory/slapd.ts'
import { type BreakableProxy, startProxy } from './proxy.ts'

export interface Console extends HelpDesk {
  desk: () => Desk
  codes: CodeSender
  random: (bytes: number) => Buffer
  phone: PracticePhoneStore
  /** What the console told its window, oldest first. */
  told: { event: string; value: unknown }[]
  /** What the user display was given last; null: nothing. */
  shown(): DisplayContent | null
  /** The user answers what the user display asks. @returns what it shows next; null: they are done */
  answerThere(answers: AnsweredQuestion[]): Promise<DisplayContent | null>
  /** Opens or closes the user display. */
  setDisplay(open: boolean): void
  /** Binds anew over a new connection, as after a lost one. */
  reconnect(): Promise<void>
}

/** Who may sit at a console of the office. */
export type Who = ConsoleRole | 'colleague' | 'lead'

const rolesOf: Record<Who, ConsoleRole[]> = {
  technician: ['technician'],
  colleague: ['technician'],
  lead: ['technician', 'administrator'],
  auditor: ['auditor'],
  administrator: ['administrator'],
}

export interface OpenOptions {
  /** The practice phone of a console that was restarted. */
  phone?: PracticePhoneStore
  scope?: Filter
  /** Stands between the help desk and the gateway for push. */
  push?: (real: PushSender) => PushSender
  /** Users are told of changes, on the practice phone. */
  telling?: boolean
  /** Told of each event as the console's window is. */
  hears?: (event: string) => void
  /** Runs ahead of the others’ by so many minutes. */
  clockAheadMinutes?: number
  /** What its stamps say of the test's time; left out: nothing. */
  readStamp?: (stamp: string) => Date
}

/** A real directory with consoles at it, whose clock and randomness are the test's. */
export interface Office {
  slapd: Slapd
  proxy: BreakableProxy
  auditLog: AuditLog
  keys: OrganizationKeys
  folder: string
  admin: DirectoryConnection
  now(): Date
  wait(seconds: number): void
  /** How many of the help desks' timers run. */
  timers(): number
  open(who?: Who, options?: OpenOptions): Promise<Console>
  /** A new user, and their DN. */
  addUser(attributes?: Record<string, string[]>): Promise<string>
  /** All that the directory holds of them, secrets too. */
  read(dn: string): Promise<Entry>
  close(): Promise<void>
}

/** @param policy another document than the one that opens everything */
export async function openOffice({ policy: document }: { policy?: object } = {}): Promise<Office> {
  const slapd = await startSlapd(document ? { policy: document } : {})
  const proxy = await startProxy(slapd.url)
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  let time = Date.parse('2026-11-24T10:00:10Z')
  const now = () => new Date(time)
  const auditLog = await openAuditLog({
    file: join(folder, 'audit-log.jsonl'),
    clock: now,
    consoleId: 'console-1',
  })
  // The practice directory's keys need no keychain, which plain Node has none of.
  const keychain = { available: () => false, encrypt: () => Buffer.alloc(0), decrypt: () => '' }
  const keys = openOrganizationKeys({ userData: folder, keychain, clock: now })
  const admin = await connect(slapd.url, slapd.adminDn, slapd.adminPassword)
  const connections = [admin]
  let users = 0
  let seed = 0
  let timers: { work: () => void; at: number }[] = []
  const later: Later = (work, ms) => {
    const timer = { work, at: time + ms }
    const stop = () => {
      timers = timers.filter((other) => other !== timer)
    }
    timers.push(timer)
    return stop
  }

  async function open(
    who: Who = 'technician',
    {
      phone: oldPhone,
      scope,
      telling = false,
      push: between = (real) => real,
      hears = () => undefined,
      clockAheadMinutes = 0,
      readStamp,
    }: OpenOptions = {},
  ): Promise<Console> {
    let connection = await bind()
    let policy = await readPolicy(connection, baseDn)
    const name = `Tess ${who}`
    const desk = (): Desk => ({
      connection,
      operator: { dn: dnOf[who], name, userName: who, roles: rolesOf[who] },
      directory: { id: 'd1', label: 'Test', practice: true, security: 'ldap', urls: [slapd.url], baseDn },
      baseDn,
      get policy() {
        return policy
      },
      scope: scope ?? null,
      issuer: policy.organization.issuer,
      async reloadPolicy() {
        policy = await readPolicy(connection, baseDn)
      },
    })
    const random = (bytes: number) => {
      seed += 1
      return createHash('shake256', { outputLength: bytes }).update(`${seed}`).digest()
    }
    const phone = oldPhone ?? createPracticePhone({ clock: now, random, changed: () => undefined })
    const messaging = createMessaging({
      ...{ folder, keychain, desk, auditLog, clock: now, random, phone, uptime: () => time },
      log: () => undefined,
    })
    let shown: { id: string; content: DisplayContent; answer: TakeAnswers | undefined } | null = null
    let isOpen = false
    const display = {
      state: () => ({ open: isOpen }),
      show(id: string, content: DisplayContent, answer?: TakeAnswers) {
        shown = { id, content, answer }
      },
      clear(id: string) {
        if (shown?.id === id) shown = null
      },
    }
    const told: Console['told'] = []
    const { codes, sendNotice } = messaging
    const push = between(messaging.push)
    const helpDesk = createHelpDesk({
      ...{
        folder,
        desk,
        auditLog: telling ? auditLog : withoutNotices(auditLog),
        keys,
        display,
        random,
        clock: () => new Date(time + clockAheadMinutes * 60_000),
        uptime: () => time,
        later,
        readStamp: (stamp) => readStamp?.(stamp) ?? null,
      },
      messaging: { codes, push, sendNotice: telling ? sendNotice : async () => undefined },
      administrators: () => childDn('cn', 'security-info-administrators', groupsDn),
      tell: (event, value) => {
        told.push({ event, value })
        hears(event)
      },
      log: () => undefined,
    })
    async function bind() {
      const bound = await connect(`ldap://127.0.0.1:${proxy.port}`, dnOf[who], password)
      connections.push(bound)
      return bound
    }
    return {
      ...helpDesk,
      ...{ desk, codes, random, phone, told },
      shown: () => shown?.content ?? null,
      answerThere(answers) {
        if (!shown?.answer) throw new Error('The user display asks nothing.')
        return shown.answer(answers)
      },
      setDisplay(open) {
        isOpen = open
      },
      async reconnect() {
        connection = await bind()
      },
    }
  }

  return {
    slapd,
    proxy,
    auditLog,
    keys,
    folder,
    admin,
    now,
    wait(seconds) {
      time += seconds * 1000
      const due = timers.filter(({ at }) => at <= time)
      timers = timers.filter((timer) => !due.includes(timer))
      for (const { work } of due) work()
    },
    timers: () => timers.length,
    open,
    async addUser(attributes = {}) {
      users += 1
      const uid = `user${users}`
      const dn = childDn('uid', uid, peopleDn)
      const objectClass = ['inetOrgPerson', ...(attributes.securityInfoVersion ? ['securityInfoUser'] : [])]
      await admin.add(dn, {
        objectClass,
        uid: [uid],
        cn: [uid],
        sn: [uid],
        employeeType: ['staff'],
        ...attributes,
      })
      return dn
    },
    async read(dn) {
      const entry = await admin.read(dn, ['*', 'entryUUID'])
      if (!entry) throw new Error(`There is no ${dn}.`)
      return entry
    },
    async close() {
      await auditLog.close()
      for (const connection of connections) await connection.close()
      await proxy.close()
      await slapd.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Nobody is told of anything: nor does the log say that they were, at a moment of its own. */
function withoutNotices(auditLog: AuditLog): AuditLog {
  return {
    ...auditLog,
    around: async (intent, work, describe) => {
      if (intent.action !== 'send-notice') return auditLog.around(intent, work, describe)
      return undefined as Awaited<ReturnType<typeof work>>
    },
  }
}

async function connect(url: string, dn: string, secret: string): Promise<DirectoryConnection> {
  const connection = await DirectoryConnection.open({ urls: [url], security: 'ldap', ca: null })
  await connection.bind(dn, secret)
  return connection
}
