import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as tls from 'node:tls'
import { expect, it, onTestFinished } from 'vitest'
import { certificateProblem, certificateWords, trust } from '../../../main/directory/certificate.ts'
import { makeAuthority, makeSelfSigned } from '../../directory/certificates.ts'

/** What keeps a client that trusts `context` from trusting a server with this certificate; null if nothing. */
async function problemOf(
  context: tls.SecureContext,
  certPem: string,
  keyPem: string,
): Promise<string | null> {
  const server = tls.createServer({ cert: certPem, key: keyPem }, (socket) =>
    socket.on('error', () => undefined),
  )
  server.on('tlsClientError', () => undefined)
  onTestFinished(() => {
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return new Promise((resolve) => {
    const socket = tls.connect({ port: address.port, host: '127.0.0.1', secureContext: context })
    socket.once('secureConnect', () => {
      socket.destroy()
      resolve(null)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(certificateProblem(error.code)))
  })
}

// Newer runtimes are asked for the system's authorities, and read no bundle.
it.skipIf('getCACertificates' in tls)(
  'what the system trusts is trusted, besides an authority that is given',
  async () => {
    const [system, given, other] = ['System', 'Given', 'Other'].map((name) => makeAuthority(name))
    if (!system || !given || !other) throw new Error('no authorities')
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const bundle = join(folder, 'ca-certificates.crt')
    writeFileSync(bundle, `${other.certPem}${system.certPem}`)
    const bundles = [join(folder, 'not-here.crt'), bundle]

    for (const { authority, ca, paths, problem } of [
      { authority: system, ca: null, paths: bundles, problem: null },
      { authority: system, ca: given.certPem, paths: bundles, problem: null },
      { authority: given, ca: given.certPem, paths: bundles, problem: null },
      { authority: given, ca: null, paths: bundles, problem: 'unknown-authority' },
      { authority: system, ca: null, paths: [], problem: 'unknown-authority' },
    ]) {
      const { certPem, keyPem } = authority.issue()
      expect(await problemOf(trust(ca, paths), certPem, keyPem)).toBe(problem)
    }
  },
)

it('an authority may come with others, and with text around', () => {
  const pem = [makeAuthority('One'), makeAuthority('Two')]
    .map(({ certPem }) => `subject=x\n${certPem}`)
    .join('\n')
  expect(() => trust(pem)).not.toThrow()
})

it.each([
  ['nothing', ''],
  ['no PEM', 'hello'],
  ['a private key', () => makeSelfSigned().keyPem],
  ['a certificate that is damaged', () => makeSelfSigned().certPem.replace(/\n[^\n]+\n/, '\n')],
  [
    'a bundle of which one is damaged',
    () => `${makeSelfSigned().certPem}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`,
  ],
])('%s is no authority, and told as a setting', (_, pem) => {
  const text = typeof pem === 'string' ? pem : pem()
  const told = { code: 'bad-settings', detail: { setting: 'ca' } }
  expect(() => trust(text)).toThrow(expect.objectContaining(told))
})

it('every problem has words', () => {
  for (const code of [
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'CERT_REVOKED',
  ]) {
    const problem = certificateProblem(code)
    expect(problem && certificateWords(problem)).toMatch(/^it /)
  }
  expect(certificateProblem('ECONNRESET')).toBeNull()
})
