import type { Page } from 'playwright/test'
import { baseDn } from '../../../main/practice/layout.ts'
import { practiceOperators } from '../../../main/practice/operators.ts'
import type { PracticeOperatorId } from '../../../preload/contract.ts'
import { type Console, launchConsole } from './console.ts'
import { practiceElsewhere } from './ldap-tools.ts'
import { directory, searchBox, signIn, userDataWith } from './operator.ts'

/** Another console, on the practice directory of the first one, as on any directory. */
export async function secondConsole(page: Page, who: PracticeOperatorId = 'lead'): Promise<Console> {
  const { url } = await practiceElsewhere(page)
  const account = practiceOperators.find(({ id }) => id === who)
  if (!account) throw new Error(`The practice directory has no ${who}.`)
  const second = await launchConsole({
    userData: userDataWith({
      'settings.json': { directories: [directory({ url, baseDn })] },
      // What it sends arrives on a practice phone of its own.
      'gateways.json': {
        choices: { campus: { text: 'practice', call: 'practice', email: 'practice', push: 'practice' } },
      },
    }),
  })
  await signIn(second.page, account.userName, account.password)
  await searchBox(second.page).waitFor()
  return second
}
