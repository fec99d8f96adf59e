import { expect, it } from 'vitest'

const { told, Trouble } = (await import('../../scripts/lib/say.mjs' as string)) as {
  told: (error: unknown) => string
  Trouble: new (what: string, todo: string) => Error
}

it('every failure says what to do', () => {
  expect(told(new Trouble('No Xvfb.', 'Install it.'))).toBe('✗ No Xvfb.\n  What to do: Install it.\n')
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  expect(told(full)).toMatch(/^✗ Error: ENOSPC: .*\n {2}What to do: The disk is full: make room, /s)
  expect(told(new TypeError('x is undefined'))).toMatch(
    /^✗ TypeError: x is undefined\n {4}at .*\n {2}What to do: Run the same command again\./s,
  )
  expect(told('gone')).toMatch(/^✗ gone\n {2}What to do: /)
})
