import { describe, expect, it } from 'vitest'
import { reduceView, type ViewAction, type ViewState } from '../../../renderer/app/view-state.tsx'

const start: ViewState = {
  view: 'coverage',
  words: '',
  user: null,
  enrolling: false,
  losing: false,
  cameFrom: 'users',
  coverage: 'report',
  reminding: null,
  approval: null,
}

const viewAfter = (...actions: ViewAction[]) => actions.reduce(reduceView, start)

describe('a card', () => {
  it('that was opened from coverage leads back there', () => {
    expect(viewAfter({ type: 'open-user', dn: 'uid=a', from: 'coverage' }).view).toBe('users')
    const back = viewAfter({ type: 'open-user', dn: 'uid=a', from: 'coverage' }, { type: 'close-user' })
    expect(back).toMatchObject({ view: 'coverage', user: null })
  })

  it('leads back to the list once something else was searched for or opened there', () => {
    const searched = viewAfter(
      { type: 'open-user', dn: 'uid=a', from: 'coverage' },
      { type: 'search', words: 'bo' },
      { type: 'close-user' },
    )
    expect(searched.view).toBe('users')
    const other = viewAfter(
      { type: 'open-user', dn: 'uid=a', from: 'coverage' },
      { type: 'open-user', dn: 'uid=b' },
      { type: 'close-user' },
    )
    expect(other.view).toBe('users')
  })
})

describe('coverage', () => {
  it('keeps its page while another view is on show', () => {
    const kept = viewAfter(
      { type: 'open-coverage', page: 'what-if' },
      { type: 'go', view: 'users' },
      { type: 'go', view: 'coverage' },
    )
    expect(kept.coverage).toBe('what-if')
  })
})
