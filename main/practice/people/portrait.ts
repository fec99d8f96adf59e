import { crc32, deflateSync } from 'node:zlib'
import { createRandom } from './random.ts'

const size = 96

/** Stands, with a seed, where a photo's base64 would: a colon never occurs in that. */
export const portraitPrefix = 'portrait:'

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

interface Ellipse {
  color: Color
  /** Of its middle, from the portrait's axis down from the top. */
  y: number
  rx: number
  ry: number
  /** Nothing above this line. */
  from?: number
}

/** A PNG of an abstract face, head and shoulders before a soft background: the same for the same seed. */
export function portrait(seed: number): Buffer {
  const random = createRandom(seed)
  const [top, bottom] = random.pick(backgrounds)
  const [skin, hair, cloth] = [random.pick(skins), random.pick(hairs), random.pick(clothes)]
  const [width, longHair, fringe] = [20 + random.below(4), random.chance(0.45), 24 + random.below(6)]
  const shapes: Ellipse[] = [
    ...(longHair ? [{ color: hair, y: 52, rx: width + 7, ry: 36 }] : []),
    { color: cloth, y: 104, rx: 42, ry: 34 },
    { color: mix(skin, [0, 0, 0], 0.12), y: 68, rx: 9, ry: 14 },
    { color: hair, y: 38, rx: width + 4, ry: 24 },
    { color: skin, y: 44, rx: width, ry: 25, from: fringe },
  ]
  return png(draw(top, bottom, shapes))
}

/** Red, green and blue of each pixel, row by row. The right half mirrors the left. */
function draw(top: Color, bottom: Color, shapes: Ellipse[]): Uint8Array {
  const pixels = new Uint8Array(size * size * 3)
  for (let y = 0; y < size; y += 1) {
    const background = mix(top, bottom, y / size)
    const crossed = shapes.filter((shape) => Math.abs(y - shape.y) <= shape.ry && y >= (shape.from ?? 0))
    for (let x = 0; x < size / 2; x += 1) {
      let color = background
      for (const shape of crossed) {
        const cover = coverage(shape, size / 2 - 0.5 - x, y - shape.y)
        if (cover >= 1) color = shape.color
        else if (cover > 0) color = mix(color, shape.color, cover)
      }
      pixels.set(color, (y * size + x) * 3)
      pixels.set(color, (y * size + size - 1 - x) * 3)
    }
  }
  return pixels
}

/** How much of the pixel lies inside: the edge is one pixel soft. */
function coverage({ rx, ry }: Ellipse, x: number, y: number): number {
  return (1 - Math.sqrt((x / rx) ** 2 + (y / ry) ** 2)) * Math.min(rx, ry) + 0.5
}

function mix(a: Color, b: Color, share: number): Color {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]
}

/** PNG (ISO/IEC 15948): 8 bits a channel, each row stored as its difference to the one above. */
function png(pixels: Uint8Array): Buffer {
  const width = size * 3
  const rows = Buffer.alloc((1 + width) * size)
  for (let y = 0; y < size; y += 1) {
    rows[y * (1 + width)] = 2
    for (let i = 0; i < width; i += 1) {
      const above = y === 0 ? 0 : (pixels[(y - 1) * width + i] ?? 0)
      rows[y * (1 + width) + 1 + i] = (pixels[y * width + i] ?? 0) - above
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const image = deflateSync(rows, { level: 3 })
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', image),
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
