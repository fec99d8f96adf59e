import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { SecureContext } from 'node:tls'
import * as tls from 'node:tls'
import { ConsoleError } from '../errors.ts'

/** Words that the renderer has a sentence for. */
export type CertificateProblem =
  | 'self-signed'
  | 'unknown-authority'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-host'
  | 'revoked'
  | 'invalid'

const problems: Record<string, CertificateProblem> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-authority',
  CERT_UNTRUSTED: 'unknown-authority',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host',
  HOSTNAME_MISMATCH: 'wrong-host',
  CERT_REVOKED: 'revoked',
  INVALID_CA: 'invalid',
  INVALID_PURPOSE: 'invalid',
  PATH_LENGTH_EXCEEDED: 'invalid',
  CERT_SIGNATURE_FAILURE: 'invalid',
  CERT_REJECTED: 'invalid',
  CERT_CHAIN_TOO_LONG: 'invalid',
}

const words: Record<CertificateProblem, string> = {
  'self-signed': 'it vouches for itself, and is not among those that are trusted here',
  'unknown-authority': 'the authority that issued it is not among those that are trusted here',
  expired: 'it has expired',
  'not-yet-valid': "it is not valid yet, or this computer's clock is slow",
  'wrong-host': 'it was issued for another name',
  revoked: 'it was revoked',
  invalid: 'it is not fit for a server',
}

/** @returns the end of a sentence that begins "is not trusted:" */
export function certificateWords(problem: CertificateProblem): string {
  return words[problem]
}

export function certificateProblem(code: string | undefined): CertificateProblem | null {
  return problems[code ?? ''] ?? null
}

/** Where systems without an interface of their own keep the authorities that they trust. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/**
 * Trusts what the system and the runtime trust, and besides the authority given as PEM.
 * @throws ConsoleError bad-settings if that is no certificate
 */
export function trust(ca: string | null, systemBundles = bundles): SecureContext {
  const trusted = [...tls.rootCertificates, ...systemAuthorities(systemBundles)]
  try {
    if (ca !== null) trusted.push(...certificates(ca))
    return tls.createSecureContext({ ca: trusted, minVersion: 'TLSv1.2' })
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown'
    throw new ConsoleError('bad-settings', `The certificate of the authority can't be read: ${why}.`, {
      setting: 'ca',
    })
  }
}

/** OpenSSL passes over what it can't read; an administrator wants to know. */
function certificates(pem: string): string[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  if (!found) throw new Error('it holds no PEM')
  return found.map((one) => new X509Certificate(one).toString())
}

function systemAuthorities(systemBundles: readonly string[]): string[] {
  // Newer runtimes ask the system itself, on Windows and macOS too.
  const ask = (tls as { getCACertificates?: (type: 'system') => string[] }).getCACertificates
  if (ask) return ask('system')
  for (const bundle of systemBundles) {
    try {
      return [readFileSync(bundle, 'utf8')]
    } catch {
      // Another system keeps it elsewhere.
    }
  }
  return []
}
