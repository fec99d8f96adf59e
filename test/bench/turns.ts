import { rounds } from './figures.ts'

interface Turns {
  values: number[]
  references: number[]
}

/** Both take turns, and who begins changes from round to round. The first round warms both up, and does not count. */
export async function takeTurns(
  ours: () => Promise<number>,
  reference: () => Promise<number>,
): Promise<Turns> {
  const turns: Turns = { values: [], references: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const oursFirst = round % 2 === 0
    const before = oursFirst ? await ours() : null
    const its = await reference()
    const our = before ?? (await ours())
    if (round === 0) continue
    turns.values.push(our)
    turns.references.push(its)
  }
  return turns
}
