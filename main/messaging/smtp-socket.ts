import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

export interface SmtpPlace {
  host: string
  port: number
  /** TLS from the first byte; else the mail library asks for STARTTLS, or for nothing. */
  tls: boolean
  ca: string | undefined
}

/** Opens the connection, and tries once more where there was none. No mail has been handed over by then. */
export async function openSocket(place: SmtpPlace, signal: AbortSignal): Promise<Socket> {
  try {
    return await connect(place, signal)
  } catch (error) {
    if (signal.aborted || isCertificate(error)) throw error
    await new Promise((resolve) => setTimeout(resolve, 300))
    return connect(place, signal)
  }
}

function connect({ host, port, tls, ca }: SmtpPlace, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = tls
      ? connectTls({
          host,
          port,
          minVersion: 'TLSv1.2',
          ...(isIP(host) === 0 && { servername: host }),
          ...(ca && { ca }),
        })
      : connectPlain({ host, port })
    const stop = () => socket.destroy(new Error('deadline'))
    signal.addEventListener('abort', stop, { once: true })
    socket.once('error', reject)
    socket.once(tls ? 'secureConnect' : 'connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
}

/** Another try would meet the same certificate. */
export function isCertificate(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code !== undefined && /CERT|SELF_SIGNED|UNABLE_TO|HOSTNAME/.test(code)
}
