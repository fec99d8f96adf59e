import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright/test'

/** The user's phone, made of programs that nobody here wrote: zbarimg is its camera, oathtool its app. */

/** What stands in every QR code of the picture. */
export function readCodes(png: Buffer): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'camera-'))
  try {
    writeFileSync(join(folder, 'seen.png'), png)
    const said = execFileSync('zbarimg', ['--raw', '-q', join(folder, 'seen.png')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return said.trim().split('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export interface Account {
  issuer: string
  name: string
  /** Base32. */
  key: string
  uri: string
}

/** The account that an app makes of what it scanned. */
export function accountOf(uri: string): Account {
  const { protocol, host, pathname, searchParams } = new URL(uri)
  if (protocol !== 'otpauth:' || host !== 'totp') throw new Error(`No app takes this: ${protocol}//${host}`)
  const [issuer = '', name = ''] = decodeURIComponent(pathname.slice(1)).split(':')
  return { issuer, name, key: searchParams.get('secret') ?? '', uri }
}

/** The code that the app shows, on a phone whose clock is so many seconds ahead. */
export function codeFor(key: string, secondsAhead = 0): string {
  return codes(key, secondsAhead, 0)[0] ?? ''
}

/** A code that this key makes at no time in the hour before and after. */
export function wrongCodeFor(key: string): string {
  const right = new Set(codes(key, -3600, 240))
  for (let number = 123_456; ; number += 1) if (!right.has(String(number))) return String(number)
}

function codes(key: string, secondsAhead: number, more: number): string[] {
  const at = `@${Math.floor(Date.now() / 1000) + secondsAhead}`
  const args = ['--totp', '-b', '-N', at, '-w', String(more), key]
  return execFileSync('oathtool', args, { encoding: 'utf8' }).trim().split('\n')
}

const stepMs = 30_000

/** Waits for the next code if this one is about to go, so that what follows happens within one. */
export async function earlyInStep(neededMs = 5_000): Promise<void> {
  const left = stepMs - (Date.now() % stepMs)
  if (left < neededMs) await new Promise((resolve) => setTimeout(resolve, left + 200))
}

/**
 * The picture as a projector shows it: 1024 pixels wide, out of focus, pale, and with noise. Electron's own
 * picture tools do it, so that none has to be installed.
 */
export async function projected(app: ElectronApplication, png: Buffer): Promise<Buffer> {
  const seen = await app.evaluate(({ nativeImage }, picture) => {
    const small = nativeImage.createFromBuffer(Buffer.from(picture, 'base64')).resize({ width: 1024 })
    const { width, height } = small.getSize()
    const sharp = small.toBitmap()
    const soft = Buffer.from(sharp)
    // The same noise at every run.
    let seed = 1
    const noise = () => {
      seed = (seed * 16_807) % 2_147_483_647
      return (seed % 17) - 8
    }
    for (let y = 1; y < height - 1; y += 1) {
      for (let x = 1; x < width - 1; x += 1) {
        const grain = noise()
        for (let color = 0; color < 3; color += 1) {
          let sum = 0
          for (let dy = -1; dy <= 1; dy += 1)
            for (let dx = -1; dx <= 1; dx += 1) sum += sharp[((y + dy) * width + x + dx) * 4 + color] ?? 0
          soft[(y * width + x) * 4 + color] = Math.round(90 + (sum / 9) * 0.5 + grain)
        }
      }
    }
    return nativeImage.createFromBitmap(soft, { width, height }).toPNG().toString('base64')
  }, png.toString('base64'))
  return Buffer.from(seen, 'base64')
}
