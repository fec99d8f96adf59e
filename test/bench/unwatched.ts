import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { password } from '../directory/slapd.ts'
import { userDataFor } from './console.ts'
import { memoryOf, proportionalSetSize } from './memory.ts'
import { root, runtime } from './runtime.ts'

const patienceMs = 20_000

/**
 * The built app in real Electron, signed in, and worked by keys and looks without a debugger: an inspected page
 * keeps in memory what its inspector may ask for, which is no property of the console.
 */
export class UnwatchedConsole {
  private nextId = 0
  private readonly waiting = new Map<number, (answer: { value?: unknown; error?: string }) => void>()

  private constructor(
    private readonly child: ChildProcess,
    private readonly forget: () => void,
  ) {
    child.on('message', (answer: { id: number; value?: unknown; error?: string }) => {
      this.waiting.get(answer.id)?.(answer)
      this.waiting.delete(answer.id)
    })
  }

  static async open(url: string, userName = 'tina.tech'): Promise<UnwatchedConsole> {
    const { folder, forget } = userDataFor(url)
    const { executablePath, args } = runtime()
    const inside = join(root, 'test/bench/inside.cjs')
    const child = spawn(executablePath, [...args, '-r', inside, root, `--user-data-dir=${folder}`], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const opened = new UnwatchedConsole(child, forget)
    try {
      await opened.until(() => opened.ask('opened'))
      await opened.signIn(userName)
      return opened
    } catch (error) {
      await opened.close()
      throw error
    }
  }

  async signIn(userName: string): Promise<void> {
    await this.select('input')
    await this.insert(userName)
    await this.select('input[type=password]')
    await this.insert(password)
    await this.click('Sign in')
    await this.see(`document.querySelector('[role=combobox]')`)
  }

  /** Bytes that all its processes hold; elsewhere than on Linux what Electron tells of their working sets. */
  async memory(): Promise<number> {
    const { pid } = this.child
    if (process.platform === 'linux' && pid !== undefined) return memoryOf(pid)
    return Number(await this.ask('memory'))
  }

  /** The same of the main process alone, and of the one that holds the page. */
  async memoryOfBoth(): Promise<{ main: number; renderer: number }> {
    const pids = { main: this.child.pid ?? 0, renderer: Number(await this.ask('renderer')) }
    const held = async (pid: number): Promise<number> =>
      process.platform === 'linux' ? proportionalSetSize(pid) : Number(await this.ask('memory', { pid }))
    return { main: await held(pids.main), renderer: await held(pids.renderer) }
  }

  /** `key` as Electron's accelerators name it. */
  press(key: string, modifiers: 'control'[] = []): Promise<unknown> {
    return this.ask('press', { key, modifiers })
  }

  insert(text: string): Promise<unknown> {
    return this.ask('insert', { text })
  }

  /** Types with keys. */
  async type(text: string): Promise<void> {
    for (const key of text) await this.press(key)
  }

  /** Has the page do something, of which it needs nothing from here but the argument, and resolves to its answer. */
  async inPage<A, R>(work: (argument: A) => R | Promise<R>, argument: A): Promise<R> {
    const script = `(${work})(${JSON.stringify(argument) ?? ''})`
    return (await this.ask('look', { script })) as R
  }

  /** Waits until the expression is truthy in the page, and resolves to its text or true. */
  see(expression: string): Promise<unknown> {
    const script = `(() => { const seen = ${expression}; return seen instanceof Element ? seen.textContent || true : seen })()`
    return this.until(() => this.ask('look', { script }), expression)
  }

  /** Puts the keys into a field, on all that it holds: what is typed next takes its place. */
  async select(selector: string): Promise<void> {
    const field = `document.querySelector(${JSON.stringify(selector)})`
    await this.see(field)
    await this.ask('look', { script: `${field}.focus(); ${field}.select(); true` })
  }

  /** Presses the button, or what is one in a menu, of that name, as a click does. */
  async click(name: string): Promise<void> {
    const button = `[...document.querySelectorAll('button, [role=menuitem], [role=menuitemradio]')].find((one) => (one.ariaLabel ?? one.textContent).trim() === ${JSON.stringify(name)})`
    await this.see(button)
    await this.ask('look', { script: `${button}.click(); true` })
  }

  async close(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()))
    if (this.child.exitCode === null) this.child.kill()
    await ended
    this.forget()
  }

  private async until<T>(look: () => Promise<T>, what = 'the window'): Promise<T> {
    const end = Date.now() + patienceMs
    for (;;) {
      // A page that is just being replaced never answers.
      const seen = await Promise.race([look().catch(() => null), wait(2_000, null)])
      if (seen) return seen
      if (Date.now() > end) throw new Error(`Not seen in ${patienceMs / 1000} s: ${what}`)
      await wait(10)
    }
  }

  private ask(does: string, argument: object = {}): Promise<unknown> {
    this.nextId += 1
    const id = this.nextId
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ value, error }) => (error ? reject(new Error(error)) : resolve(value)))
      this.child.send({ id, does, ...argument })
    })
  }
}
