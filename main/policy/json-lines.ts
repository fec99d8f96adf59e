/** Finds where in a JSON text something stands, so that a fault in it can be shown by its line. */

export type JsonPath = readonly PropertyKey[]

export interface JsonLines {
  /** Line (from 1) on which the value at this path begins; of the nearest one above where there is none. */
  lineOf(path: JsonPath): number
  /** The first name that stands twice in one object: JSON.parse would silently drop the earlier value. */
  repeated: { name: string; line: number } | null
}

/** @param text JSON that `JSON.parse` accepts */
export function readJsonLines(text: string): JsonLines {
  const lines = new Map<string, number>()
  let repeated: JsonLines['repeated'] = null
  let line = 1
  const containers: { path: JsonPath; index: number; names: Set<string> | null; next: PropertyKey }[] = []
  const token = /\n|"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g
  let isName = false

  const here = (): JsonPath => {
    const top = containers.at(-1)
    return top ? [...top.path, top.next] : []
  }

  for (const [part] of text.matchAll(token)) {
    const top = containers.at(-1)
    if (part === '\n') line += 1
    else if (part === '}' || part === ']') {
      containers.pop()
      isName = false
    } else if (part === ',') {
      if (top && !top.names) {
        top.index += 1
        top.next = top.index
      }
      isName = top?.names != null
    } else if (part === ':') isName = false
    else if (isName && top?.names) {
      const name = JSON.parse(part) as string
      if (top.names.has(name)) repeated ??= { name, line }
      top.names.add(name)
      top.next = name
    } else {
      const path = here()
      lines.set(keyOf(path), line)
      if (part === '{') containers.push({ path, index: 0, names: new Set(), next: '' })
      if (part === '[') containers.push({ path, index: 0, names: null, next: 0 })
      isName = part === '{'
    }
  }

  return {
    repeated,
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const found = lines.get(keyOf(path.slice(0, length)))
        if (found !== undefined) return found
      }
      return 1
    },
  }
}

const keyOf = (path: JsonPath): string => JSON.stringify(path)

/** The line on which `JSON.parse` stopped, from the position in its message; without one, the last line. */
export function lineOfSyntaxError(text: string, error: unknown): number {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
  const before = position === undefined ? text.trimEnd() : text.slice(0, Number(position))
  return before.split('\n').length
}
