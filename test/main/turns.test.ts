import { describe, expect, it } from 'vitest'
import { createTurn, createTurns } from '../../main/turns.ts'

function stepwise() {
  const log: string[] = []
  const gates = new Map<string, () => void>()
  const work = (name: string) => async () => {
    log.push(`${name} begins`)
    await new Promise<void>((resolve) => gates.set(name, resolve))
    log.push(`${name} ends`)
    return name
  }
  const soon = () => new Promise((resolve) => setTimeout(resolve))
  const letGo = async (name: string) => {
    gates.get(name)?.()
    await soon()
  }
  return { log, work, soon, letGo }
}

describe('turns', () => {
  it('one piece of work waits for the one before, and answers with its own', async () => {
    const { log, work, soon, letGo } = stepwise()
    const inTurn = createTurn()
    const both = [inTurn(work('a')), inTurn(work('b'))]
    await soon()
    expect(log).toEqual(['a begins'])
    await letGo('a')
    expect(log).toEqual(['a begins', 'a ends', 'b begins'])
    await letGo('b')
    expect(await Promise.all(both)).toEqual(['a', 'b'])
  })

  it('what fails is told, and the next goes on', async () => {
    const inTurn = createTurn()
    const failing = inTurn(() => Promise.reject(new Error('no')))
    const next = inTurn(async () => 'yes')
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe('yes')
  })

  it('of one id wait for each other, of two they don’t', async () => {
    const { log, work, soon, letGo } = stepwise()
    const inTurn = createTurns()
    const all = [inTurn('x', work('x1')), inTurn('x', work('x2')), inTurn('y', work('y1'))]
    await soon()
    expect(log).toEqual(['x1 begins', 'y1 begins'])
    await letGo('x1')
    await letGo('y1')
    // All of y is done, and x goes on where it was.
    all.push(inTurn('y', work('y2')))
    await soon()
    expect(log).toEqual(['x1 begins', 'y1 begins', 'x1 ends', 'x2 begins', 'y1 ends', 'y2 begins'])
    await letGo('x2')
    await letGo('y2')
    expect(await Promise.all(all)).toEqual(['x1', 'x2', 'y1', 'y2'])
  })
})
