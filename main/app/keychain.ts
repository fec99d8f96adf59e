import { safeStorage } from 'electron'
import type { Keychain } from '../settings/organization-key.ts'

/** The operating system's keychain. Electron's plain-text fallback on Linux does not count as one. */
export function createKeychain(): Keychain {
  return {
    available: () =>
      safeStorage.isEncryptionAvailable() &&
      (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (data) => safeStorage.decryptString(data),
  }
}
