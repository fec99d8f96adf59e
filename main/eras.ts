/** Tells work that takes a while whether what it was begun for has ended meanwhile. */
export interface Eras {
  /** @returns whether `end` was called since */
  begin(): () => boolean
  end(): void
}

export function createEras(): Eras {
  let era = {}
  return {
    begin() {
      const mine = era
      return () => mine !== era
    },
    end() {
      era = {}
    },
  }
}
