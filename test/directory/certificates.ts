import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Certificate {
  certPem: string
  keyPem: string
}

export interface ServerCertificateOptions {
  /** Subject alternative names, as OpenSSL writes them; by default what loopback is called. */
  names?: string
  expired?: boolean
}

export interface Authority extends Certificate {
  issue(options?: ServerCertificateOptions): Certificate
}

/** A certificate authority of a test's own. Made by OpenSSL's command, since Node reads certificates only. */
export function makeAuthority(name = 'Test authority'): Authority {
  const authority = inScratch((run, read) => {
    run([
      'req',
      '-x509',
      ...newKey,
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      'key.pem',
      '-out',
      'cert.pem',
    ])
    return { certPem: read('cert.pem'), keyPem: read('key.pem') }
  })
  return { ...authority, issue: (options = {}) => issue(authority, options) }
}

/** A server's certificate that only it vouches for. */
export function makeSelfSigned(): Certificate {
  return inScratch((run, read) => {
    const names = ['-addext', `subjectAltName=${loopback}`]
    run([
      'req',
      '-x509',
      ...newKey,
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      ...names,
      '-keyout',
      'key.pem',
      '-out',
      'cert.pem',
    ])
    return { certPem: read('cert.pem'), keyPem: read('key.pem') }
  })
}

const loopback = 'DNS:localhost,IP:127.0.0.1'
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

function issue(
  authority: Certificate,
  { names = loopback, expired = false }: ServerCertificateOptions,
): Certificate {
  return inScratch((run, read, write) => {
    write('ca.pem', authority.certPem)
    write('ca-key.pem', authority.keyPem)
    write('ca.cnf', caConfiguration(names))
    write('index.txt', '')
    run(['req', ...newKey, '-subj', '/CN=Test directory', '-keyout', 'key.pem', '-out', 'request.pem'])
    // `openssl x509` has no dates before 3.4; `openssl ca` always had.
    const dates = expired ? ['-startdate', '20200101000000Z', '-enddate', '20200201000000Z'] : ['-days', '2']
    run(['ca', '-batch', '-notext', '-config', 'ca.cnf', ...dates, '-in', 'request.pem', '-out', 'cert.pem'])
    return { certPem: read('cert.pem'), keyPem: read('key.pem') }
  })
}

function caConfiguration(names: string): string {
  return [
    '[ca]',
    'default_ca = own',
    '[own]',
    'database = index.txt',
    'rand_serial = yes',
    'new_certs_dir = .',
    'certificate = ca.pem',
    'private_key = ca-key.pem',
    'default_md = sha256',
    'policy = any',
    'x509_extensions = server',
    '[any]',
    'commonName = supplied',
    '[server]',
    `subjectAltName = ${names}`,
    '',
  ].join('\n')
}

function inScratch<T>(
  work: (
    run: (args: string[]) => void,
    read: (file: string) => string,
    write: (file: string, text: string) => void,
  ) => T,
): T {
  const dir = mkdtempSync(join(tmpdir(), 'certificates-'))
  try {
    return work(
      (args) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' }),
      (file) => readFileSync(join(dir, file), 'utf8'),
      (file, text) => writeFileSync(join(dir, file), text),
    )
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
