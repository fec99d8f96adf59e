import { afterAll, describe, expect, it, vi } from 'vitest'
import type { CallerVerification, EvidenceRefusal, UserCard } from '../../../preload/contract.ts'
import { addWords } from '../../../renderer/app/i18n.ts'
import { enrollment } from '../../../renderer/enrollment/words.ts'
import { user } from '../../../renderer/user/words.ts'
import { CallBackStep } from '../../../renderer/verification/call-back-step.tsx'
import { CallerPanel } from '../../../renderer/verification/caller-panel.tsx'
import { Flags } from '../../../renderer/verification/flags.tsx'
import { LostMethods } from '../../../renderer/verification/lost-methods.tsx'
import { PhotoIdStep } from '../../../renderer/verification/photo-id-step.tsx'
import { card, method } from '../enrollment/cards.ts'
import {
  about,
  app,
  callBack,
  evidence,
  gate,
  gates,
  html,
  known,
  manager,
  minutes,
  option,
  photoId,
  questions,
  text,
} from './samples.tsx'

// The keys' names ask for it as soon as they are loaded.
vi.hoisted(() => vi.stubGlobal('navigator', { userAgent: 'Linux' }))
afterAll(() => vi.unstubAllGlobals())
addWords('user', user)
addWords('enrollment', enrollment)

const priya = card([
  method('authenticator-app'),
  method('text', { target: '+1 206-555-0147' }),
  method('email'),
])
const panel = (verification: CallerVerification, who: UserCard = priya) =>
  html(<CallerPanel card={who} />, verification)
const panelText = (verification: CallerVerification) => text(panel(verification))

describe('the caller’s panel', () => {
  it('begins with what the call is about, and offers each way to verify in one click, strongest first', () => {
    const said = panelText(known())
    expect(said).toContain('Caller Not verified')
    expect(said).toMatch(
      /Next: say what the call is about\. .*Reason .*Lost or stolen device New phone .*Ticket/,
    )
    expect(said).toMatch(
      /Ask Microsoft Authenticator for a code level 3 .*Check photo ID level 3 .*Send a code to \+1 206-555-0147 Private phone level 2 .*Ask the manager, Adaeze Nwosu .*level 2 .*Ask security questions level 1/,
    )
  })

  it('leads the keys to the reason first, then to the strongest way', () => {
    expect(panel(known())).toMatch(/<select[^>]*data-next-step/)
    const then = panel(known({ case: about }))
    expect(then.match(/data-next-step/g)).toHaveLength(1)
    expect(then).toMatch(/<button[^>]*data-next-step[^>]*>.*?Ask Microsoft Authenticator for a code/)
    expect(text(then)).toContain('New phone · INC0012345')
  })

  it('tells the level in words and as a bar, by what, and for how long', () => {
    const markup = panel(
      known({ level: 2, case: about, given: [evidence()], holdsUntil: minutes(14), verificationId: 'v' }),
    )
    expect(markup).toContain('aria-label="Caller verification: level 2 of 3"')
    expect(text(markup)).toMatch(/Level 2 of 3 by texted code holds for 1[34]:\d\d/)
    expect(text(markup)).toContain('one more of another kind')
  })

  it('offers nothing more of a kind that was given, and nothing at all at level 3', () => {
    const two = panelText(
      known({ level: 2, case: about, given: [evidence()], options: [app, option({ id: 'b' }), manager] }),
    )
    expect(two).not.toContain('Send a code to')
    expect(two).toContain('Ask the manager')
    const three = panelText(known({ level: 3, case: about, given: [evidence({ kind: 'push', level: 3 })] }))
    expect(three).toContain('Verified as far as the policy asks.')
    expect(three).not.toContain('Ask Microsoft Authenticator')
  })

  it('asks for the case where the level is reached without one', () => {
    expect(panelText(known({ level: 3 }))).toContain('Next: say what the call is about.')
  })

  it('says that answers alone open nothing', () => {
    const one = known({
      level: 1,
      case: about,
      given: [evidence({ kind: 'security-questions', level: 1, channel: 'knowledge' })],
    })
    expect(panelText({ ...one, options: [questions, option()] })).toContain('Answers alone open nothing')
  })

  it('says what is left where nothing more can be asked, and where nothing is needed', () => {
    const two = { level: 2, case: about, given: [evidence()], options: [option({ id: 'b' })] } as const
    expect(panelText(known({ ...two, options: [...two.options], given: [...two.given] }))).toContain(
      'No other way is left',
    )
    expect(panelText(known({ case: about, options: [] }))).toContain('Nothing is left to verify this caller')
    const open = gates(gate({ open: true, level: 0, missing: null }))
    const reason = gate({ level: 0, missing: 'case' })
    for (const none of [open, { ...open, 'delete-pass': reason }])
      expect(panelText(known({ gates: none }))).toContain('The policy asks for no verification')
  })

  it.each<[EvidenceRefusal, string]>([
    ['changed-lately', 'Added 2 days ago; too new to count'],
    ['age-unknown', 'Nobody knows since when it is there'],
    ['lost', 'On the device that is reported lost'],
    ['failed', 'Failed in this call'],
    ['not-confirmed', 'Was never confirmed with a code'],
    ['not-independent', 'The manager is you, or is the user'],
    ['manager-unreachable', 'The manager has no method that a code could go to'],
  ])('folds away what does not count and says why: %s', (why, words) => {
    const refused = { why, since: minutes(-2 * 24 * 60 - 5) }
    const markup = panel(known({ options: [option({ refused }), photoId] }))
    expect(markup).toContain('<details')
    expect(text(markup)).toContain(`Does not count (1) Send a code to +1 206-555-0147: ${words}`)
  })

  it('says of a number in the directory that the number is new', () => {
    const refused = { why: 'changed-lately' as const, since: minutes(-26 * 60) }
    const said = panelText(known({ options: [{ ...callBack, refused }] }))
    expect(said).toContain('Call back +1 206-555-0199: The user’s entry changed yesterday')
  })

  it('shows an auditor the level only', () => {
    const markup = panel(known({ gates: gates(gate({ missing: 'role' })), mayBreakGlass: false }))
    expect(text(markup)).toContain('Not verified')
    expect(markup).not.toContain('<button')
    expect(markup).not.toContain('<form')
  })

  it('offers an emergency to a lead only, and says while it is on', () => {
    expect(panelText(known())).not.toContain('Emergency…')
    expect(panelText(known({ mayBreakGlass: true }))).toContain('Emergency…')
    const emergency = (administratorsTold: 'all' | 'some' | 'none' | null) =>
      panelText(
        known({
          mayBreakGlass: true,
          breakGlass: { reason: 'Fire in building 4', until: minutes(10), administratorsTold },
        }),
      )
    const on = emergency('all')
    for (const told of [on, emergency(null)]) expect(told).not.toContain('could be told')
    expect(emergency('some')).toContain('Not every administrator could be told: call one yourself.')
    expect(emergency('none')).toContain('No administrator could be told: call one yourself.')
    expect(on).toMatch(/you act without verification\. “Fire in building 4” Ends in (9|10):\d\d/)
    expect(on).not.toContain('Emergency…')
  })

  it('can end a call that has begun, and tells what was reported lost', () => {
    expect(panelText(known())).not.toContain('End call')
    const said = panelText(known({ verificationId: 'v', reportedLost: ['id-authenticator-app'] }))
    expect(said).toContain('End call')
    expect(said).toContain('Reported lost: My authenticator-app.')
  })
})

describe('the steps', () => {
  const nothing = () => undefined

  it('call back: what to say, the number large, and who answered', () => {
    const said = text(html(<CallBackStep card={priya} option={callBack} onClose={nothing} />))
    expect(said).toMatch(/Say to the caller I’ll hang up now, .* ending in 99\./)
    expect(said).toContain('Dial +1 206-555-0199')
    expect(said).toContain('They answered and confirmed No answer Somebody else answered')
  })

  it('photo ID: never more than four characters of its number', () => {
    const markup = html(<PhotoIdStep card={priya} option={photoId} onClose={nothing} />)
    expect(markup).toMatch(/maxLength="4"/i)
    expect(text(markup)).toMatch(/On video.*In person.*Passport.*Matches.*Does not match/)
    expect(text(markup)).toContain('hold a valid photo ID beside your face')
  })

  it('lost device: what can be on one, and no mailbox', () => {
    const said = text(html(<LostMethods card={priya} reported={[]} onClose={nothing} />))
    expect(said).toContain('My authenticator-app')
    expect(said).toContain('My text · +1 206-555-0147')
    expect(said).not.toContain('My email')
  })
})

describe('flags', () => {
  it('warn of a caller who failed, and of an emergency', () => {
    const flags: UserCard['flags'] = [
      { kind: 'caller-failed', at: minutes(-120), until: minutes(1_000), by: 'Ana Silva' },
      { kind: 'break-glass', at: minutes(-5), until: minutes(1_000), by: 'Joonas Virtanen' },
    ]
    const said = text(html(<Flags card={{ ...priya, flags }} />))
    expect(said).toContain(
      'Somebody claiming to be Priya Okafor failed verification 2 hours ago (by Ana Silva). Be careful.',
    )
    expect(said).toContain(
      'opened to changes in an emergency, without verification, 5 minutes ago (by Joonas Virtanen)',
    )
    expect(text(html(<Flags card={priya} />)).trim()).toBe('')
  })
})
