type Work<T> = () => Promise<T>

/** Runs one piece of work after the other; one that fails lets the next go on. */
export function createTurn(): <T>(work: Work<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}

/** The same for each id: what is asked of one does not wait for another. */
export function createTurns(): <T>(id: string, work: Work<T>) => Promise<T> {
  const turns = new Map<string, { inTurn: ReturnType<typeof createTurn>; waiting: number }>()
  return async (id, work) => {
    const turn = turns.get(id) ?? { inTurn: createTurn(), waiting: 0 }
    turns.set(id, turn)
    turn.waiting += 1
    try {
      return await turn.inTurn(work)
    } finally {
      turn.waiting -= 1
      if (turn.waiting === 0) turns.delete(id)
    }
  }
}
