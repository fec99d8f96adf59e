import { clipboard } from 'electron'

const clearsAfterSeconds = 60

export interface SecretClipboard {
  /** Puts a secret on the clipboard, and takes it off after 60 s if it is still there. */
  copy(text: string): Promise<{ clearsAfterSeconds: number }>
  /** Takes off at once what was put there, if it is still there. */
  clear(): Promise<void>
}

/** `await` on each clipboard call: it is synchronous up to Electron 44 and a promise from 45 on. */
export function createSecretClipboard(): SecretClipboard {
  let ours: string | null = null
  let timer: NodeJS.Timeout | undefined

  async function clear(): Promise<void> {
    clearTimeout(timer)
    const text = ours
    ours = null
    if (text !== null && (await clipboard.readText()) === text) await clipboard.clear()
  }

  return {
    clear,
    async copy(text) {
      clearTimeout(timer)
      await clipboard.writeText(text)
      ours = text
      timer = setTimeout(() => void clear(), clearsAfterSeconds * 1000)
      timer.unref()
      return { clearsAfterSeconds }
    },
  }
}
