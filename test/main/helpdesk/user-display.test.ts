import { describe, expect, it } from 'vitest'
import { ConsoleError } from '../../../main/errors.ts'
import { createUserDisplay } from '../../../main/helpdesk/user-display.ts'
import type { AnsweredQuestion, DisplayContent, SessionState } from '../../../preload/contract.ts'

const qr = (firstName: string): DisplayContent => ({
  kind: 'qr',
  firstName,
  issuer: 'Org',
  account: 'priya@example.org',
  key: 'ABCD EFGH',
  qrSvg: '<svg/>',
})
const questions = {
  kind: 'questions' as const,
  firstName: 'Priya',
  form: { questions: ['Pet?', 'Street?'], own: true, atLeast: 1, atMost: 2, answeredBy: 'user' as const },
  problems: [],
}
const nothing = { kind: 'nothing', organization: 'Org' }
const answers: AnsweredQuestion[] = [{ question: 'Pet?', answer: 'Rex the second' }]
const operator = { dn: 'uid=ana', name: 'Ana', userName: 'ana', roles: ['technician' as const] }
const directory = {
  id: 'd',
  label: 'D',
  practice: true,
  security: 'ldap' as const,
  urls: [],
  baseDn: 'dc=x',
}
const locked: SessionState = { state: 'locked', why: 'operator', operator, directory }
const signedIn: SessionState = { state: 'signed-in', connection: 'bound', operator, directory }

/** A display over a window that is one only in that it opens and closes. */
function displayed() {
  let isOpen = false
  const sent: DisplayContent[] = []
  const states: boolean[] = []
  let organization: () => string = () => 'Org'
  const display = createUserDisplay({
    window: {
      open() {
        isOpen = true
      },
      close() {
        if (!isOpen) return
        isOpen = false
        display.closed()
      },
      isOpen: () => isOpen,
    },
    organization: () => organization(),
    changed: ({ open }) => states.push(open),
    content: (content) => sent.push(content),
  })
  return {
    display,
    sent,
    states,
    signOut() {
      organization = () => {
        throw new ConsoleError('not-signed-in', 'Nobody is signed in.')
      }
      display.clear('e1')
      display.follow({ state: 'signed-out' })
    },
    /** The window's own cross was clicked. */
    closeByHand() {
      isOpen = false
      display.closed()
    },
  }
}

describe('the user display', () => {
  it('sends and shows nothing of what it holds while it is closed', () => {
    const { display, sent } = displayed()
    display.show('e1', qr('Priya'))
    expect(sent).toEqual([])
    expect(display.content().kind).toBe('nothing')
    expect(JSON.stringify(display.content())).not.toContain('ABCD')
  })

  it('shows what is current as it opens, and what comes after', () => {
    const { display, sent, states } = displayed()
    display.show('e1', qr('Priya'))
    expect(display.open()).toEqual({ open: true })
    expect(display.content()).toEqual(qr('Priya'))
    display.show('e1', {
      kind: 'number',
      firstName: 'Priya',
      number: '42',
      expiresAt: '2026-01-01T00:00:00Z',
    })
    expect(sent.map(({ kind }) => kind)).toEqual(['number'])
    expect(display.content().kind).toBe('number')
    expect(states).toEqual([true])
  })

  it('tells once that it is open, however often it is asked for', () => {
    const { display, states } = displayed()
    display.open()
    display.open()
    expect(states).toEqual([true])
    display.close()
    display.close()
    expect(states).toEqual([true, false])
  })

  it('is empty once the enrollment is over, but not for another one that is over', () => {
    const { display, sent } = displayed()
    display.open()
    display.show('e1', qr('Priya'))
    display.show('e2', qr('Sam'))
    display.clear('e1')
    expect(display.content()).toEqual(qr('Sam'))
    display.clear('e2')
    expect(sent.at(-1)).toEqual(nothing)
    expect(display.content()).toEqual(nothing)
  })

  it.each(['close', 'closeByHand'] as const)('hides everything at once: %s', (how) => {
    const shown = displayed()
    shown.display.open()
    shown.display.show('e1', qr('Priya'))
    const before = shown.sent.length
    if (how === 'close') expect(shown.display.close()).toEqual({ open: false })
    else shown.closeByHand()
    expect(shown.display.state()).toEqual({ open: false })
    expect(shown.states.at(-1)).toBe(false)
    expect(shown.display.content().kind).toBe('nothing')
    shown.display.show('e1', qr('Priya'))
    expect(shown.sent).toHaveLength(before)
  })

  it('closes with a lock; what goes on is shown again to whom opens it after', () => {
    const { display, states } = displayed()
    display.open()
    display.show('e1', qr('Priya'))
    display.follow(locked)
    expect(display.state()).toEqual({ open: false })
    expect(states.at(-1)).toBe(false)
    display.follow(signedIn)
    expect(display.state()).toEqual({ open: false })
    display.open()
    expect(display.content()).toEqual(qr('Priya'))
  })

  it.each(['close', 'closeByHand', 'lock'] as const)('shows a pass once: %s ends it', (how) => {
    const shown = displayed()
    const times = { startsAt: '2026-01-01T00:00:00Z', expiresAt: '2026-01-01T01:00:00Z' }
    shown.display.open()
    shown.display.show('p', { kind: 'pass', firstName: 'Priya', value: 'CDFG2345HJ', ...times, once: true })
    expect(shown.display.content().kind).toBe('pass')
    if (how === 'close') shown.display.close()
    else if (how === 'lock') shown.display.follow(locked)
    else shown.closeByHand()
    shown.display.open()
    expect(shown.display.content()).toEqual(nothing)
  })

  it('closes with the session, and the next operator finds it empty', () => {
    const { display, signOut } = displayed()
    display.open()
    display.show('e2', qr('Sam'))
    expect(signOut).not.toThrow()
    expect(display.state()).toEqual({ open: false })
    const next = displayed()
    next.display.open()
    expect(next.display.content()).toEqual(nothing)
  })

  it('forgets after a sign-out what was never shown', () => {
    const { display } = displayed()
    display.show('e1', qr('Priya'))
    display.follow({ state: 'signed-out' })
    display.follow(signedIn)
    display.open()
    expect(display.content()).toEqual(nothing)
  })
})

describe('answers typed on the user display', () => {
  const again = (index: number): DisplayContent => ({
    ...questions,
    problems: [{ index, why: 'answer-length' }],
  })

  it.each([
    questions,
    { kind: 'test-questions' as const, firstName: 'Priya', questions: ['Pet?'], again: false },
  ])('are taken and thanked for, without being repeated: $kind', async (content) => {
    const { display, sent } = displayed()
    const taken: AnsweredQuestion[][] = []
    display.open()
    display.show('e1', content, async (given) => {
      taken.push(given)
      // As an enrollment or a test does when it is done.
      display.clear('e1')
      return null
    })
    expect(await display.answer(answers)).toEqual({ kind: 'answered', firstName: 'Priya' })
    expect(taken).toEqual([answers])
    expect(sent.at(-1)).toEqual({ kind: 'answered', firstName: 'Priya' })
    expect(JSON.stringify(sent)).not.toContain('Rex')
    display.show('e2', qr('Sam'))
    expect(display.content()).toEqual(qr('Sam'))
  })

  it('come back with what is to be shown next, and can be given again', async () => {
    const { display } = displayed()
    const next = [again(0), null]
    display.open()
    display.show('e1', questions, async () => next.shift() ?? null)
    expect(await display.answer(answers)).toEqual(again(0))
    expect(await display.answer(answers)).toMatchObject({ kind: 'answered' })
  })

  it('are refused where nothing was asked, after a close, and on another page', async () => {
    const { display } = displayed()
    const ended = { code: 'enrollment-ended' }
    let taken = 0
    const take = async () => {
      taken += 1
      return null
    }
    display.open()
    await expect(display.answer(answers)).rejects.toMatchObject(ended)
    display.show('e1', qr('Priya'), take)
    await expect(display.answer(answers)).rejects.toMatchObject(ended)
    display.show('e1', questions, take)
    display.close()
    await expect(display.answer(answers)).rejects.toMatchObject(ended)
    expect(taken).toBe(0)
  })

  it('that could not be taken can be sent again: the questions stay', async () => {
    const { display } = displayed()
    display.open()
    display.show('e1', questions, async () => {
      throw new ConsoleError('directory-lost', 'The connection was lost.')
    })
    await expect(display.answer(answers)).rejects.toMatchObject({ code: 'directory-lost' })
    expect(display.content()).toEqual(questions)
  })

  it('looked at for too long don’t bring back what was replaced meanwhile', async () => {
    const { display } = displayed()
    let finish: (next: DisplayContent | null) => void = () => undefined
    display.open()
    display.show('e1', questions, () => new Promise((resolve) => (finish = resolve)))
    const waiting = display.answer(answers)
    display.show('e2', qr('Sam'))
    finish(again(0))
    expect(await waiting).toEqual(qr('Sam'))
  })
})
