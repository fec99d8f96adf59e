// Loaded into the console before its own code (`-r`), in place of a window manager: on a virtual display there is none,
// and nobody else maximizes a window that asks for it.
const { BaseWindow, BrowserWindow, screen } = require('electron')

const before = new WeakMap()
const getNormalBounds = BaseWindow.prototype.getNormalBounds

const standIn = {
  maximize() {
    if (before.has(this)) return
    before.set(this, getNormalBounds.call(this))
    this.setBounds(screen.getDisplayMatching(this.getBounds()).workArea)
  },
  unmaximize() {
    const bounds = before.get(this)
    before.delete(this)
    if (bounds) this.setBounds(bounds)
  },
  isMaximized() {
    return before.has(this)
  },
  getNormalBounds() {
    return before.get(this) ?? getNormalBounds.call(this)
  },
}
Object.assign(BrowserWindow.prototype, standIn)
