import { crc32, deflateSync } from 'node:zlib'
import { createRandom } from './random.ts'

const size = 96

type Color = readonly [number, number, number]

const backgrounds: [Color, Color][] = [
  [
    [214, 228, 240],
    [120, 160, 200],
  ],
  [
    [250, 228, 205],
    [224, 150, 110],
  ],
  [
    [222, 240, 220],
    [120, 176, 136],
  ],
  [
    [236, 222, 242],
    [160, 124, 190],
  ],
  [
    [255, 240, 200],
    [232, 186, 96],
  ],
  [
    [214, 240, 240],
    [90, 166, 172],
  ],
]
const skins: Color[] = [
  [250, 220, 195],
  [236, 190, 150],
  [205, 150, 110],
  [160, 105, 72],
  [112, 72, 50],
  [84, 54, 40],
]
const hairs: Color[] = [
  [40, 32, 30],
  [86, 56, 36],
  [140, 90, 50],
  [196, 150, 84],
  [120, 118, 120],
  [208, 206, 204],
]
const clothes: Color[] = [
  [60, 84, 120],
  [130, 60, 70],
  [60, 104, 88],
  [90, 76, 120],
  [70, 70, 76],
  [176, 120, 60],
]

/** A PNG of an abstract face, head and shoulders before a soft background: the same for the same seed. */
export function portrait(seed: number): Buffer {
  const random = createRandom(seed)
  const [top, bottom] = random.pick(backgrounds)
  const [skin, hair, cloth] = [random.pick(skins), random.pick(hairs), random.pick(clothes)]
  const [width, longHair, fringe] = [20 + random.below(4), random.chance(0.45), 24 + random.below(6)]
  const middle = size / 2
  const headTop = 44

  return png((x, y) => {
    let color = mix(top, bottom, y / size)
    const over = (paint: Color, cover: number): void => {
      if (cover > 0) color = mix(color, paint, Math.min(1, cover))
    }
    if (longHair) over(hair, ellipse(x - middle, y - headTop - 8, width + 7, 36))
    over(cloth, ellipse(x - middle, y - 104, 42, 34))
    over(mix(skin, [0, 0, 0], 0.12), ellipse(x - middle, y - 68, 9, 14))
    over(hair, ellipse(x - middle, y - headTop + 6, width + 4, 24))
    over(skin, Math.min(ellipse(x - middle, y - headTop, width, 25), y - fringe))
    return color
  })
}

/** How much of a pixel lies in the ellipse around 0, 0: its edge is one pixel soft. */
function ellipse(x: number, y: number, rx: number, ry: number): number {
  return (1 - Math.sqrt((x / rx) ** 2 + (y / ry) ** 2)) * Math.min(rx, ry) + 0.5
}

function mix(a: Color, b: Color, share: number): Color {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]
}

/** PNG (ISO/IEC 15948): 8 bits a channel, each row stored as its difference to the one above. */
function png(colorAt: (x: number, y: number) => Color): Buffer {
  const stride = 1 + size * 3
  const rows = Buffer.alloc(stride * size)
  let above = Buffer.alloc(size * 3)
  for (let y = 0; y < size; y += 1) {
    const row = Buffer.alloc(size * 3)
    for (let x = 0; x < size; x += 1)
      for (const [channel, value] of colorAt(x, y).entries())
        row.writeUInt8(Math.round(value), x * 3 + channel)
    rows.writeUInt8(2, y * stride)
    for (let i = 0; i < row.length; i += 1)
      rows.writeUInt8((row.readUInt8(i) - above.readUInt8(i)) & 0xff, y * stride + 1 + i)
    above = row
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body) >>> 0)
  return Buffer.concat([length, body, check])
}
