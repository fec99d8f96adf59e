/** What the coverage view says, in `en-US`. */
export const coverage = {
  title: 'Coverage',
  readAgain: 'Read again',
  readAgainKeys: 'Read again (F5)',
} as const
