import type { PartialReason } from '../../preload/contract.ts'
import type { DirectoryConnection, ScanListener } from '../directory/connection.ts'
import type { Filter } from '../directory/filter.ts'
import { ConsoleError } from '../errors.ts'

/** A server may have to look at everybody for one page. */
const pageDeadlineMs = 60_000
/** A page of few, so that there is something to see at once; then such that the server seldom has to begin anew. */
const pageSizes: [number, number] = [200, 20_000]
/** RFC 4511, appendix A: the server has no pages. */
const unavailableCriticalExtension = 12

const reasons: Partial<Record<string, PartialReason>> = {
  'size-limit': 'size-limit',
  'time-limit': 'time-limit',
  'admin-limit': 'admin-limit',
  'directory-lost': 'lost',
  'directory-timeout': 'time-limit',
}

/**
 * All that match below the base: page by page, and from servers without pages as many as they give at once.
 * @returns why there are more than came; null: all came
 * @throws ConsoleError any other refusal
 */
export async function scanPeople(
  connection: DirectoryConnection,
  base: string,
  search: { filter: Filter; attributes: string[] },
  listener: ScanListener,
): Promise<PartialReason | null> {
  const options = { scope: 'sub' as const, deadlineMs: pageDeadlineMs, ...search }
  try {
    await connection.scan(base, { ...options, pageSizes }, listener)
    return null
  } catch (error) {
    if (!(error instanceof ConsoleError) || error.detail?.['resultCode'] !== unavailableCriticalExtension)
      return reasonOf(error)
  }
  try {
    await connection.scan(base, { ...options, pageSizes: null }, listener)
    return null
  } catch (error) {
    const reason = reasonOf(error)
    return reason === 'size-limit' ? 'no-paging' : reason
  }
}

function reasonOf(error: unknown): PartialReason {
  const reason = error instanceof ConsoleError ? reasons[error.code] : undefined
  if (reason === undefined) throw error
  return reason
}
