/** Of what stands for something on its way: under 300 ms nothing is shown, so that what is quick does not flicker. */
export const late = {
  opacity: 0,
  animationName: { to: { opacity: 1 } },
  animationDelay: '300ms',
  animationDuration: '1ms',
  animationFillMode: 'forwards',
} as const
