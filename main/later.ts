/** Runs `work` after so many milliseconds. @returns what calls it off */
export type Later = (work: () => void, ms: number) => () => void

/** Keeps no process alive that has nothing else to do. */
export const afterwards: Later = (work, ms) => {
  const timer = setTimeout(work, ms)
  timer.unref()
  return () => clearTimeout(timer)
}
