import type { Kinds } from './kinds.ts'

/** Who was counted, and as which kind: so that whoever has changed or gone since can be taken out again. */
export class Counted {
  /** Of each the hash of the DN, and the place of the kind; -1: taken out. */
  private readonly hashes: number[] = []
  private readonly kinds: number[] = []

  /** @param into whose count of people is kept */
  constructor(private readonly into: { kinds: Kinds; read: number }) {}

  get people(): number {
    return this.into.read
  }

  add(hash: number, kind: number): void {
    this.hashes.push(hash)
    this.kinds.push(kind)
    this.change(kind, 1)
  }

  remove(those: (hash: number) => boolean): void {
    for (const [place, hash] of this.hashes.entries()) {
      const kind = this.kinds[place] ?? -1
      if (kind < 0 || !those(hash)) continue
      this.kinds[place] = -1
      this.change(kind, -1)
    }
  }

  private change(place: number, by: number): void {
    const kind = this.into.kinds.all[place]
    if (!kind) return
    kind.people += by
    this.into.read += by
  }
}
