import { createHash, type KeyObject, verify } from 'node:crypto'

/**
 * Whether a mail as it came over the wire is signed with this key, as a mailbox's server would find out: RFC 6376,
 * rsa-sha256, relaxed/relaxed, the whole body.
 */
export function isSigned(raw: string, publicKey: KeyObject): boolean {
  const end = raw.indexOf('\r\n\r\n')
  const fields = raw.slice(0, end).split(/\r\n(?![ \t])/)
  const own = fields.find((field) => nameOf(field) === 'dkim-signature') ?? ''
  const tags = new Map(relaxed(own).split(';').map(tagOf))
  if (tags.get('a') !== 'rsa-sha256' || tags.get('c') !== 'relaxed/relaxed' || tags.has('l')) return false
  const body = createHash('sha256')
    .update(relaxedBody(raw.slice(end + 4)))
    .digest('base64')
  if (body !== tags.get('bh')) return false
  // Those named twice are taken from the bottom up; one that is named and not there counts as nothing.
  const left = [...fields].reverse()
  const signed = (tags.get('h') ?? '').split(':').flatMap((name) => {
    const at = left.findIndex((field) => nameOf(field) === name.trim().toLowerCase())
    return at < 0 ? [] : left.splice(at, 1)
  })
  const unsigned = relaxed(own).replace(/([;:] ?b=)[^;]*/, '$1')
  const data = [...signed.map((field) => `${relaxed(field)}\r\n`), unsigned].join('')
  return verify('sha256', Buffer.from(data), publicKey, Buffer.from(tags.get('b') ?? '', 'base64'))
}

const nameOf = (field: string): string => field.slice(0, field.indexOf(':')).trim().toLowerCase()

/** RFC 6376, 3.4.2. */
const relaxed = (field: string): string =>
  `${nameOf(field)}:${field
    .slice(field.indexOf(':') + 1)
    .replaceAll('\r\n', '')
    .replace(/[ \t]+/g, ' ')
    .trim()}`

/** RFC 6376, 3.4.4. */
const relaxedBody = (body: string): string =>
  body
    .replace(/[ \t]+/g, ' ')
    .replace(/ (?=\r\n)/g, '')
    .replace(/(\r\n)*$/, '\r\n')

/** Blanks within a value are there for folding only. */
function tagOf(tag: string): [string, string] {
  const at = tag.indexOf('=')
  return [tag.slice(0, at).replace(/^.*:/, '').trim(), tag.slice(at + 1).replaceAll(' ', '')]
}
