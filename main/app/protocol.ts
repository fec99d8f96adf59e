import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { type ProtocolResponse, protocol } from 'electron'

const scheme = 'security-info'
const origin = `${scheme}://app`
export const startPage = `${origin}/index.html`

// The components' styles are written rule by rule into style elements that begin empty; nothing but the empty one passes.
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${emptyStyle}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Before ready. `codeCache` spares the renderer compiling its code at each start. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, codeCache: true, supportFetchAPI: true } },
  ])
}

export function isOurUrl(url: string): boolean {
  return url.startsWith(`${origin}/`)
}

/**
 * Serves the files of the built renderer, and nothing above or beside them. Without a cross-origin-opener-policy: no
 * page can open ours (hardening.ts refuses every window), and for its sake Chromium would throw the new window's
 * process away and start another once the answer is there. As whole buffers, although Electron's own advice is
 * `protocol.handle` by now: each start would load what that needs of the web's streams before it could answer at all,
 * a twentieth of its time.
 */
export function serveRenderer(folder: string): void {
  protocol.registerBufferProtocol(scheme, ({ url }, answer) => void serve(folder, url).then(answer))
}

async function serve(folder: string, url: string): Promise<ProtocolResponse> {
  try {
    const { host, pathname } = new URL(url)
    const path = normalize(join(folder, decodeURIComponent(pathname)))
    const type = types[extname(path)]
    if (host !== 'app' || !path.startsWith(folder + sep) || !type) return notFound
    return { data: await readFile(path), headers: { ...headers, 'content-type': type } }
  } catch {
    return notFound
  }
}

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
}
const notFound: ProtocolResponse = { statusCode: 404, data: Buffer.alloc(0) }
