import { appendFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reminderFile } from '../../../../main/coverage/reminders/store.ts'
import { dead, everybody, mailOf, openPlace, signal } from './desk.ts'

/** Where a console is killed: before it reads somebody, before the gateway has their message, or after. */
type Kill = { at: number; when: 'reading' | 'lost-before' | 'lost-after'; torn: string }

const kill: fc.Arbitrary<Kill> = fc.record({
  at: fc.nat({ max: 6 }),
  when: fc.constantFrom('reading', 'lost-before', 'lost-after'),
  // What of the next line had reached the disk.
  torn: fc.constantFrom(
    '',
    '{"kind":"sending","at":"2026',
    '{"kind":"user","at":"2026-11-24T10:00:00.000Z","step":0',
  ),
})

test('killed at any point again and again, nobody is reminded twice and nobody is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(kill, { maxLength: 6 }),
      fc.integer({ min: 1, max: 8 }),
      async (kills, count) => {
        const place = openPlace()
        const names = Array.from({ length: count }, (_, index) => `user${index}`)
        for (const name of names) place.add(name)
        let isFirst = true
        const neverTaken: string[] = []
        const perhaps: string[] = []

        for (const { at, when, torn } of kills) {
          const death = signal()
          let read = 0
          let sent = 0
          const console = await place.start({
            async reads() {
              read += 1
              if (when !== 'reading' || read <= at) return
              death.happen()
              await dead()
            },
            gateway({ target }) {
              sent += 1
              if (when === 'reading' || sent <= at) return 'takes'
              perhaps.push(target)
              if (when === 'lost-before') neverTaken.push(target)
              death.happen()
              return when
            },
          })
          await (isFirst
            ? console.reminders.start({ selection: everybody, channel: 'email' })
            : console.reminders.resume())
          isFirst = false
          await Promise.race([death.happened, console.rested()])
          appendFileSync(reminderFile(place.folder, 'd1'), torn)
        }

        const last = await place.start()
        const { campaign: found } = await last.reminders.state()
        if (!isFirst) expect(found).toMatchObject({ people: count })
        // It never goes on by itself.
        expect(found?.state).not.toBe('running')
        await (isFirst
          ? last.reminders.start({ selection: everybody, channel: 'email' })
          : last.reminders.resume())
        const campaign = await last.rested()

        const got = place.taken.map(({ target }) => target)
        expect(new Set(got).size).toBe(got.length)
        expect(new Set([...got, ...neverTaken])).toEqual(new Set(names.map(mailOf)))
        expect(campaign.state).toBe('finished')
        expect(campaign.outcomes).toEqual({
          ...{ waiting: 0, failed: 0, 'left-out': 0 },
          sent: count - perhaps.length,
          'maybe-sent': perhaps.length,
        })
        const { people } = await last.reminders.list({
          words: '',
          outcome: 'maybe-sent',
          from: 0,
          count: 100,
        })
        expect(people.map(({ userName }) => mailOf(userName ?? '')).sort()).toEqual([...perhaps].sort())
      },
    ),
    { numRuns: 40 },
  )
})
