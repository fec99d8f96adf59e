import { describe, expect, it } from 'vitest'
import type { PracticePhone } from '../../../preload/contract.ts'
import { addWords } from '../../../renderer/app/i18n.ts'
import { Pocket } from '../../../renderer/practice-phone/pocket.tsx'
import { practicePhone } from '../../../renderer/practice-phone/words.ts'
import { markupOf } from '../markup.tsx'

addWords('practicePhone', practicePhone)

const nothing: PracticePhone = { messages: [], pushes: [], apps: [], answers: [] }
const app = {
  ...{ id: 'm1', account: 'pokonkwo', name: 'Priya Okonkwo', label: '2FAS' },
  ...{ code: '040506', secondsLeft: 12 },
}
const person = {
  ...{ account: 'ospeight', name: 'Ottoline Speight' },
  answers: [{ question: 'Where were you when you first saw the sea?', answer: 'Lisbon' }],
}

const page = (phone: Partial<PracticePhone>) => markupOf(<Pocket phone={{ ...nothing, ...phone }} />)
const read = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll('<!-- -->', '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('what users have at hand', () => {
  it('is not there while nobody was asked', () => {
    expect(read(page({}))).toBe('')
  })

  it('is the code of their app, whose it is, and for how long', () => {
    const html = page({ apps: [app] })
    expect(read(html)).toBe('Authenticator Priya Okonkwo pokonkwo , 2FAS 040506 12 s left')
    expect(html).toContain('aria-label="Code 0 4 0 5 0 6"')
  })

  it('is what they answered', () => {
    expect(read(page({ answers: [person] }))).toBe(
      'Answers to security questions Ottoline Speight ospeight Where were you when you first saw the sea? Lisbon',
    )
  })
})
