import { authenticatorAppWords } from './words/authenticator-app.ts'
import { codeWords } from './words/codes.ts'
import { emailWords } from './words/email.ts'
import { endWords } from './words/ends.ts'
import { phoneWords } from './words/phone.ts'
import { pushWords } from './words/push.ts'
import { questionsWords } from './words/questions.ts'

/**
 * What the wizard says, in `en-US`. `say` is what the operator reads to the user, so it speaks to the user;
 * the rest speaks to the operator.
 */
export const enrollment = {
  ...authenticatorAppWords,
  ...codeWords,
  ...phoneWords,
  ...emailWords,
  ...pushWords,
  ...questionsWords,
  ...endWords,

  title: 'Keep your account secure',
  steps: 'Steps',
  step: {
    'get-app': 'Get the app',
    account: 'Set up your account',
    scan: 'Scan the QR code',
    code: 'Enter the code',
    push: 'Get the app',
    device: 'Register the device',
    approve: 'Match the number',
    phone: 'Your phone',
    email: 'Your email address',
    'sent-code': 'Enter the code',
    questions: 'Security questions',
    answers: 'Questions and answers',
    'other-methods': 'Choose a method',
    success: 'Success',
  },
  moreSteps_one: 'One more method',
  moreSteps_other: '{{count}} more methods',
  stepState: { done: 'done', now: 'current step', later: 'not yet' },
  sayThis: 'Say to the user',
  youDo: 'You',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  notNow: 'Not now',
  otherMethod: 'I want to set up a different method',
  close: 'Stop setting up (Esc)',

  others: {
    heading: 'Choose a different method',
    headingFirst: 'Choose a method',
    intro: 'This is what the policy allows for {{name}}.',
    purpose: {
      'authenticator-app': 'An app on the phone shows a six-digit code. Works without a signal.',
      push: 'An app on the phone asks to approve the sign-in.',
      text: 'A code arrives as a text message.',
      call: 'A call reads out a code. Works with any phone.',
      email: 'A code arrives by mail. For password reset only.',
      'security-questions': 'Answers that the user chooses. For password reset only.',
    },
    fulfills_one: 'Meets what the {{roles}} rule requires',
    fulfills_other: 'Meets what the {{roles}} rules require',
    has: 'Set up already:',
    choose: 'Set up',
    chooseNamed: 'Set up {{method}}',
    none: 'The policy allows no method for this user.',
  },

  display: {
    show: 'Show on the user display',
    hide: 'Hide the user display',
    qr: 'The user sees the QR code on the user display.',
    number: 'The user sees the number on the user display.',
    answers: 'The user sees the questions on the user display.',
  },
} as const
