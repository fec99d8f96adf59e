import type { TryOutCount, TryOutList, TryOutRole, TryOutRow, TryOutRows } from '../../../preload/contract.ts'
import type { Entry } from '../../directory/entry.ts'
import { foldText } from '../../directory/fold.ts'
import { nameOf } from '../../directory/names.ts'
import type { Comparison, Standing, Verdict } from './compare-policies.ts'

interface Person {
  dn: string
  name: string
  userName: string | null
  /** Folded name and user name, a line each: what they are sorted and found by. */
  text: string
  verdict: Verdict
}

export interface Window {
  list: TryOutList
  role: string | null
  words: string
  from: number
  count: number
}

/** Those for whom something changes, and how many they are. */
export class ChangedPeople {
  readonly total = { ...noCount(), lackNow: 0, lackThen: 0 }
  readonly roles: TryOutRole[]
  private readonly people: Person[] = []
  /** The last selection: a table is scrolled in many windows of it. */
  private selected: { key: string; people: Person[] } | null = null
  private sorted = false

  constructor(private readonly comparison: Comparison) {
    this.roles = comparison.roles.map(({ name, label, before, after }) => ({
      name,
      label,
      change: before === null ? 'added' : after === null ? 'removed' : null,
      ...noCount(),
      lackNow: 0,
      lackThen: 0,
    }))
  }

  add(entry: Entry): void {
    const verdict = this.comparison.judge(entry)
    count(this.total, verdict)
    this.roles.forEach((role, index) => {
      const standing = verdict.roles[index]
      if (standing) count(role, standing)
    })
    if (verdict.changes.size === 0 && verdict.roles.every((one) => !one || one.changes.size === 0)) return
    const name = nameOf(entry)
    const userName = entry.first('uid')
    const text = `${foldText(name)}\n${foldText(userName ?? '')}`
    this.people.push({ dn: entry.dn, name, userName, text, verdict })
    this.selected = null
  }

  /** All are there: from now on they are listed by name, and until then as they come. */
  finish(): void {
    this.sorted = true
    this.selected = null
  }

  rows(id: string, { list, role, words, from, count }: Window): TryOutRows {
    const key = JSON.stringify([list, role, words])
    if (this.selected?.key !== key) this.selected = { key, people: this.select(list, role, words) }
    const { people } = this.selected
    return { id, total: people.length, from, rows: people.slice(from, from + count).map(toRow) }
  }

  private select(list: TryOutList, role: string | null, words: string): Person[] {
    const index = role === null ? null : this.roles.findIndex(({ name }) => name === role)
    const wanted = foldText(words).split(' ').filter(Boolean)
    const people = this.people.filter(({ verdict, text }) => {
      const standing = index === null ? verdict : verdict.roles[index]
      return standing?.changes.has(list) && wanted.every((word) => text.includes(word))
    })
    if (this.sorted) people.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    return people
  }
}

function noCount(): TryOutCount {
  return { become: 0, stop: 0, stranded: 0, nothingLeft: 0 }
}

function count(
  into: TryOutCount & { lackNow: number; lackThen: number },
  { lackNow, lackThen, changes }: Standing,
): void {
  if (lackNow) into.lackNow += 1
  if (lackThen) into.lackThen += 1
  for (const change of changes) into[change] += 1
}

const toRow = ({ dn, name, userName, verdict }: Person): TryOutRow => ({
  dn,
  name,
  userName,
  roles: verdict.labels,
  methods: verdict.types,
  missing: verdict.missing,
})
