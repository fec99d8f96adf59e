/** Between a stored number and its extension (RFC 3966). */
const separator = ';ext='

/** The line that is called, whatever extension is asked for behind it. Of an address: all of it. */
export const lineOf = (target: string): string => target.split(separator)[0] ?? ''

export const extensionOf = (target: string): string | null => target.split(separator)[1] ?? null

export const withExtension = (line: string, extension: string): string =>
  extension === '' ? line : `${line}${separator}${extension}`
