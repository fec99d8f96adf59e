/** What the view of approvals says, and what asking for one says, in `en-US`. */
export const approvals = {
  ask: {
    button: 'Ask for approval',
    asked:
      'Asked for approval; another operator has to say yes. It is carried out from here as soon as they do.',
    open: 'Open approvals',
  },
} as const
