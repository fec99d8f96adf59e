import type { Policy } from '../policy/parse.ts'
import type { NoticeValues } from './notice-templates.ts'

/** As a notice tells when it was: without the narrow blank before AM and PM, which no text message has. */
export function describeTime(at: Date, timeZone?: string): string {
  const options: Intl.DateTimeFormatOptions = {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }
  return new Intl.DateTimeFormat('en-US', options).format(at).replace(/\s/gu, ' ')
}

/** For the preview. */
export function sampleNotice(policy: Pick<Policy, 'organization'>, name: string, now: Date): NoticeValues {
  const what = 'the authenticator app “Microsoft Authenticator” was added'
  return { ...valuesOf(policy, name, now), what, cancelCode: null }
}

export function valuesOf(
  { organization }: Pick<Policy, 'organization'>,
  name: string,
  at: Date,
): Omit<NoticeValues, 'what' | 'cancelCode'> {
  const { name: organizationName, desk, object } = organization
  return { when: describeTime(at), desk, object, organization: organizationName, name }
}
