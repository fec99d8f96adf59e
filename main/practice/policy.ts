const factors = ['authenticator-app', 'push', 'text', 'call']
const recovery = ['email', 'security-questions']

/**
 * The policy of the practice directory: two-factor for staff and faculty, optional for students, who may
 * use the recovery methods too (the sign-in prompt's example). `privileged` is the DN of a group.
 */
export function policyDocument(privileged: string): string {
  const twoFactor = { allow: factors, require: [{ anyOf: factors, atLeast: 1 }] }
  return JSON.stringify(
    {
      roles: [
        { name: 'staff', label: 'Staff', match: '(employeeType=staff)', ...twoFactor },
        { name: 'faculty', label: 'Faculty', match: '(employeeType=faculty)', ...twoFactor },
        {
          name: 'student',
          label: 'Student',
          match: '(employeeType=student)',
          allow: [...factors, ...recovery],
          require: [],
        },
      ],
      privileged: `(memberOf=${privileged})`,
      organization: {
        name: 'Practice University',
        issuer: 'Practice University',
        desk: 'IT help desk',
        object: 'Call the IT help desk at +1 206 555 0100, or come to the library.',
      },
      verification: {
        expiresAfterMinutes: 15,
        ignoreChangesOfTheLastDays: 7,
        flagFailedCallerHours: 24,
        actions: {
          'test-code': { level: 0 },
          'add-method': { level: 2 },
          'add-first-method': { level: 3, orWithApproval: 2 },
          'rename-method': { level: 2 },
          'change-default': { level: 2 },
          'remove-method': { level: 3, orWithApproval: 2 },
          'remove-all-methods': { level: 3, orWithApproval: 2 },
          'lost-device': { level: 3, orWithApproval: 2 },
          'temporary-access-pass': { level: 3, orWithApproval: 2 },
          're-registration': { level: 3, orWithApproval: 2 },
          'revoke-sessions': { level: 3, orWithApproval: 2 },
        },
        privileged: { level: 3, approval: true, holdMinutes: 15 },
        reasons: ['Lost or stolen device', 'New phone', 'Locked out', 'New user', 'Other'],
        ticket: { pattern: 'INC\\d{4,8}', example: 'INC20417' },
      },
      reminders: { escalateAfter: 2, url: 'https://security-info.practice.example' },
    },
    null,
    2,
  )
}
