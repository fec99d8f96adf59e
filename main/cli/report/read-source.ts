import type { Source } from '../../coverage/read-everybody.ts'
import { and } from '../../directory/filter.ts'
import { ConsoleError } from '../../errors.ts'
import { policyAt } from '../../policy/at.ts'
import { memberFilter } from '../../policy/compile.ts'
import { markUndecidable } from '../../policy/decidable.ts'
import { type Policy, parsePolicy } from '../../policy/parse.ts'
import { readPolicyDocument } from '../../policy/read.ts'
import { createPolicySource } from '../../session/policy-source.ts'
import { type CommandLine, UsageError } from '../command.ts'
import { readNamedFile } from './named-file.ts'
import type { OpenDirectory } from './open-directory.ts'
import type { ReportOptions } from './options.ts'

export interface ReportSource {
  source: Source
  /** Null: nobody has changed it by a console yet, or it is one that is tried. */
  policyVersion: number | null
}

/**
 * Against which policy it is reported, and on whom.
 * @throws UsageError what is wrong with the policy or the role; ConsoleError what kept it from being read
 */
export async function readSource(
  { connection, second, operator, baseDn }: OpenDirectory,
  { role, whatIf }: ReportOptions,
  line: CommandLine,
): Promise<ReportSource> {
  // Whom the operator may see follows from the policy in place, whichever is tried.
  const inPlace = createPolicySource(connection, baseDn, operator.dn, line.clock)
  await inPlace.load()
  const scope = inPlace.scope()
  const { document, version } =
    whatIf === null
      ? await readPolicyDocument(connection, baseDn)
      : { document: await readNamedFile('--what-if', whatIf, line), version: null }
  const read = whatIf === null ? parsePolicy(document) : parseFile(whatIf, document)
  const policy = policyAt(await markUndecidable(connection, operator.dn, read), line.clock())
  const wanted = role === null ? [] : [memberFilter(policy, find(policy, role))]
  const within = [...(scope ? [scope] : []), ...wanted]
  return {
    source: {
      ...{ connection, second: await second, baseDn, policy },
      scope: within.length === 0 ? null : and(...within),
    },
    policyVersion: version,
  }
}

function parseFile(file: string, document: string): Policy {
  try {
    return parsePolicy(document)
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error
    throw new UsageError(`${file}: line ${error.detail?.line}: ${error.detail?.problem}`)
  }
}

function find({ roles }: Policy, name: string): Policy['roles'][number] {
  const found = roles.find((role) => role.name === name)
  if (found) return found
  const names = roles.map((role) => role.name).join(', ') || 'none'
  throw new UsageError(`the policy has no role "${name}". Its roles: ${names}.`)
}
