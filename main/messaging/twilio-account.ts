import type { AccountContext } from 'twilio/lib/rest/api/v2010/account.js'
import type Twilio from 'twilio/lib/rest/Twilio.js'

export type TwilioAccount = Pick<AccountContext, 'messages' | 'calls'>

/** What is not Verify: loaded with the first notice only, so that no code waits for it. */
export async function openAccount(client: Twilio, baseUrl?: string): Promise<TwilioAccount> {
  const { default: ApiDomain } = await import('twilio/lib/rest/ApiBase.js')
  const api = new ApiDomain(client)
  if (baseUrl !== undefined) api.baseUrl = baseUrl
  return api.v2010.account
}
