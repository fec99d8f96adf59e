/**
 * Reads CSV as RFC 4180 has it and not a bit more loosely: CRLF after each line, quotes around whole cells only and
 * doubled within them, as many cells in each line as in the first. Throws on anything else.
 */
export function readCsv(text: string): string[][] {
  const lines: string[][] = []
  let at = 0
  while (at < text.length) {
    const line: string[] = []
    for (;;) {
      const cell = text[at] === '"' ? quoted(text, at) : plain(text, at)
      line.push(cell.value)
      at = cell.end
      if (text[at] !== ',') break
      at += 1
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`No line ends at ${at}.`)
    at += 2
    if (line.length !== (lines[0] ?? line).length) throw new Error(`A line of ${line.length} cells.`)
    lines.push(line)
  }
  return lines
}

function quoted(text: string, start: number): { value: string; end: number } {
  let value = ''
  for (let at = start + 1; ; ) {
    const end = text.indexOf('"', at)
    if (end < 0) throw new Error(`The quote at ${start} does not end.`)
    value += text.slice(at, end)
    if (text[end + 1] !== '"') return { value, end: end + 1 }
    value += '"'
    at = end + 2
  }
}

function plain(text: string, start: number): { value: string; end: number } {
  let end = start
  while (end < text.length && text[end] !== ',' && text[end] !== '\r') end += 1
  const value = text.slice(start, end)
  if (/["\n]/.test(value)) throw new Error(`A cell at ${start} that had to be quoted.`)
  return { value, end }
}
