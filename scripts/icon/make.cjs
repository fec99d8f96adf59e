// Draws icon.png, icon.ico and icon.icns from icon.svg, with the Electron in use:
// "$(npm run --silent electron-path)" scripts/icon/make.cjs

const { app, BrowserWindow } = require('electron')
const { readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

const draw = (svg, size) => `new Promise((resolve, reject) => {
  const image = new Image(${size}, ${size})
  image.onerror = reject
  image.onload = () => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = ${size}
    canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size})
    resolve(canvas.toDataURL('image/png').split(',')[1])
  }
  image.src = 'data:image/svg+xml;base64,${svg}'
})`

/** Windows: a directory of 16 bytes an image, then the images. */
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  for (const [index, { size, png }] of images.entries()) {
    const at = 6 + 16 * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)])
}

/** macOS: chunks of a type, a length and an image. */
function icns(images) {
  const chunk = (type, body) => {
    const head = Buffer.from(`${type}\0\0\0\0`, 'latin1')
    head.writeUInt32BE(8 + body.length, 4)
    return Buffer.concat([head, body])
  }
  return chunk('icns', Buffer.concat(images.map(({ type, png }) => chunk(type, png))))
}

const icnsTypes = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }

app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false })
  await window.loadURL('about:blank')
  const svg = readFileSync(join(__dirname, 'icon.svg')).toString('base64')
  const at = async (size) =>
    Buffer.from(await window.webContents.executeJavaScript(draw(svg, size)), 'base64')
  const small = []
  for (const size of [16, 24, 32, 48, 64, 256]) small.push({ size, png: await at(size) })
  const large = []
  for (const [type, size] of Object.entries(icnsTypes)) large.push({ type, png: await at(size) })
  writeFileSync(join(__dirname, 'icon.png'), await at(512))
  writeFileSync(join(__dirname, 'icon.ico'), ico(small))
  writeFileSync(join(__dirname, 'icon.icns'), icns(large))
  app.quit()
})
