import type { PolicyInPlace, PolicyProblem, PolicyVersion } from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import { isCode } from '../errors.ts'
import type { GetDesk } from '../session/desk.ts'
import { parsePolicy } from './parse.ts'
import { type PolicyDocument, readPolicyDocument } from './read.ts'
import { listVersions, readVersion } from './versions.ts'
import { savePolicy } from './write.ts'
import { writerName } from './writer-name.ts'

/** The policy's document, and those before it. */
export interface Policies {
  read(): Promise<PolicyInPlace>
  check(document: string): PolicyProblem | null
  save(argument: {
    document: string
    before: Pick<PolicyDocument, 'document' | 'version'>
  }): Promise<PolicyInPlace>
  versions(): Promise<PolicyVersion[]>
  version(id: string): Promise<{ document: string }>
}

export interface PoliciesOptions {
  desk: GetDesk
  auditLog: AuditLog
  clock: () => Date
}

export function createPolicies({ desk, auditLog, clock }: PoliciesOptions): Policies {
  return {
    async read() {
      const { connection, baseDn, operator } = desk()
      const { document, version, savedBy, savedAt } = await readPolicyDocument(connection, baseDn)
      return {
        document,
        version,
        savedBy: await writerName(connection, savedBy),
        savedAt,
        problem: findProblem(document),
        maySave: operator.roles.includes('administrator'),
      }
    },
    check: findProblem,
    async save({ document, before }) {
      const at = desk()
      const version = await savePolicy({ desk: at, auditLog }, document, before)
      const savedAt = clock().toISOString()
      return { document, version, savedBy: at.operator.name, savedAt, problem: null, maySave: true }
    },
    async versions() {
      const { connection, baseDn } = desk()
      return listVersions(connection, baseDn)
    },
    async version(id) {
      const { connection, baseDn } = desk()
      return { document: await readVersion(connection, baseDn, id) }
    },
  }
}

function findProblem(document: string): PolicyProblem | null {
  try {
    parsePolicy(document)
    return null
  } catch (error) {
    if (!isCode(error, 'policy-invalid')) throw error
    return { line: Number(error.detail?.['line'] ?? 1), problem: String(error.detail?.['problem'] ?? '') }
  }
}
