import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** X keysyms. */
export const keys = { control: 0xffe3, shift: 0xffe1, f12: 0xffc9, i: 0x69, j: 0x6a, q: 0x71 } as const
export type Key = keyof typeof keys

export interface Keyboard {
  /** Presses the keys in turn, lets go of them, and resolves once the display has dealt with it. */
  press(...chord: Key[]): Promise<void>
  close(): void
}

const pressed = 2
const released = 3
const moved = 6

/**
 * A keyboard at a virtual display without access rules, by the X protocol and its XTEST extension: a packaged console
 * lets nobody in who could press its keys otherwise. They go to what is under the pointer.
 */
export async function openKeyboard(display: string, pointer: { x: number; y: number }): Promise<Keyboard> {
  const socket = connect(`/tmp/.X11-unix/X${display.replace(':', '')}`)
  const read = reader(socket)
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
  const head = await read(8)
  if (head[0] !== 1) throw new Error(`The display ${display} lets nobody in.`)
  const setup = await read(head.readUInt16LE(6) * 4)
  const [vendor, formats, first, last] = [16, 21, 26, 27].map((at) => setup.readUInt8(at)) as [
    number,
    number,
    number,
    number,
  ]
  const root = setup.readUInt32LE(32 + Math.ceil(vendor / 4) * 4 + formats * 8)

  async function ask(...bytes: number[]): Promise<Buffer> {
    socket.write(Buffer.from(bytes))
    let answer = await read(32)
    // Events, that another keyboard is used now for one, come in between.
    while (answer.readUInt8(0) > 1) answer = await read(32)
    if (answer[0] !== 1) throw new Error(`The display refuses it: error ${answer[1]}.`)
    return Buffer.concat([answer, await read(answer.readUInt32LE(4) * 4)])
  }

  const name = Buffer.from('XTEST')
  const found = await ask(98, 0, 4, 0, name.length, 0, 0, 0, ...name, 0, 0, 0)
  const extension = found.readUInt8(9)
  const mapping = await ask(101, 0, 2, 0, first, last - first + 1, 0, 0)
  const perCode = mapping.readUInt8(1)

  function codeOf(key: Key): number {
    for (let code = first; code <= last; code += 1)
      if (mapping.readUInt32LE(32 + (code - first) * perCode * 4) === keys[key]) return code
    throw new Error(`This keyboard has no ${key}.`)
  }

  function feign(type: number, detail: number, { x, y } = { x: 0, y: 0 }): void {
    const request = Buffer.alloc(36)
    request.set([extension, 2, 9, 0, type, detail])
    request.writeUInt32LE(root, 12)
    request.writeInt16LE(x, 24)
    request.writeInt16LE(y, 26)
    socket.write(request)
  }

  feign(moved, 0, pointer)
  return {
    async press(...chord) {
      const codes = chord.map(codeOf)
      for (const code of codes) feign(pressed, code)
      for (const code of codes.reverse()) feign(released, code)
      // Answered once all before it is done.
      await ask(43, 0, 1, 0)
    },
    close: () => socket.destroy(),
  }
}

function reader(socket: Socket): (count: number) => Promise<Buffer> {
  return async (count) => {
    while (count > 0) {
      const part = socket.read(count) as Buffer | null
      if (part) return part
      await once(socket, 'readable')
    }
    return Buffer.alloc(0)
  }
}
