import { expect, it } from 'vitest'
import { defaultTemplates as ours } from '../../../main/messaging/templates.ts'
import { defaultTemplates } from '../../../renderer/settings/default-templates.ts'

it('goes back to the words that main uses where the policy has none', () => {
  expect(defaultTemplates).toEqual(ours)
})
