import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { addWords } from '../../../../renderer/app/i18n.ts'
import { Versions } from '../../../../renderer/coverage/what-if/versions.tsx'
import { whatIf } from '../../../../renderer/coverage/what-if/words.ts'
import { policyVersions } from '../../../../renderer/queries/policy.ts'
import { auditor, page } from '../../approvals/samples.tsx'
import { inPlace } from './samples.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { userAgent: 'Linux' }))
afterAll(() => vi.unstubAllGlobals())
beforeAll(() => addWords('whatIf', whatIf))

it('tells several kept documents of one version apart', () => {
  const html = page(
    <Versions inPlace={inPlace()} isChanged={false} onRestore={() => undefined} />,
    auditor,
    (client) =>
      client.setQueryData(policyVersions().queryKey, [
        { id: '2', version: 2, savedBy: 'Adam', savedAt: '2026-11-20T10:00:00.000Z' },
        { id: '2.2', version: 2, savedBy: null, savedAt: '2026-11-21T11:30:00.000Z' },
        { id: '2.3', version: 2, savedBy: null, savedAt: null },
        { id: '1', version: 1, savedBy: 'Adam', savedAt: '2026-11-01T10:00:00.000Z' },
      ]),
  )
  const restores = [...html.matchAll(/aria-label="(Restore [^"]*)"/g)].map(([, label]) => label)
  expect(new Set(restores).size).toBe(4)
  expect(restores[0]).toMatch(/^Restore version 2 \(.*November 20, 2026.*\)$/)
  expect(restores[2]).toBe('Restore version 2 (2.3)')
  expect(restores[3]).toBe('Restore version 1')
})
