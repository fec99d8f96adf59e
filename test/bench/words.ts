/**
 * What a help desk types, about people of test/directory/people.ts: names in part, several words, user
 * names, numbers of employees, mailboxes, telephone numbers. No two begin alike, so that none finds the
 * console's answer to another from a moment ago. Keys of a US keyboard only: Playwright presses no others.
 */
export const queries = [
  'priya oka',
  'lindberg',
  'mei pat',
  'u48213',
  '573211',
  'zeki zim',
  'wanda hol',
  'kenji sanmoto',
  'fatima',
  '+1 412 212-',
  'olu qui',
  'nguyton xav',
]

/** Each query letter by letter: what is searched for after each key. A space at the end asks for nothing new. */
export const keystrokes = queries.flatMap((query) =>
  Array.from(query, (_, index) => query.slice(0, index + 1)).filter((words) => !words.endsWith(' ')),
)
