import { foldDn } from '../directory/dn.ts'
import type { Place } from './read-chain.ts'
import { type AuditRecord, noHash } from './record.ts'

/** What is kept in memory of a log: its head, where each user's records are, and what is not settled. */
export class AuditIndex {
  seq = 0
  head = noHash
  readonly unsettled = new Map<number, AuditRecord>()
  private readonly byUser = new Map<string, Place[]>()
  // Folding a DN costs more than reading the record, and the same few spellings come again and again.
  private readonly folded = new Map<string, string>()

  add(record: AuditRecord, place: Place): void {
    this.seq = record.seq
    this.head = record.hash
    if (record.phase === 'intent') this.unsettled.set(record.seq, record)
    if (record.phase === 'outcome' && record.intent !== null) this.unsettled.delete(record.intent)
    if (record.user === null) return
    const user = this.fold(record.user)
    const places = this.byUser.get(user)
    if (places) places.push(place)
    else this.byUser.set(user, [place])
  }

  placesOf(dn: string): readonly Place[] {
    return this.byUser.get(foldOrSelf(dn)) ?? []
  }

  clear(): void {
    this.seq = 0
    this.head = noHash
    this.unsettled.clear()
    this.byUser.clear()
  }

  private fold(dn: string): string {
    let folded = this.folded.get(dn)
    if (folded === undefined) {
      folded = foldOrSelf(dn)
      this.folded.set(dn, folded)
    }
    return folded
  }
}

function foldOrSelf(dn: string): string {
  try {
    return foldDn(dn)
  } catch {
    // A text that is no DN is equal to itself only.
    return dn
  }
}
