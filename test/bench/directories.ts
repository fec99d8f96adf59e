import { type Slapd, type SlapdOptions, startSlapd } from '../directory/slapd.ts'
import { tell } from './figures.ts'
import { pushPolicy, reportPeople, reportPolicy } from './report-people.ts'

type Options = Pick<SlapdOptions, 'people' | 'load' | 'policy'>

/** Directories for all who need them, each made when the first of them asks. */
export function benchDirectories() {
  const made: Promise<Slapd>[] = []

  function once(what: string, options: () => Options): () => Promise<Slapd> {
    let directory: Promise<Slapd> | null = null
    return () => {
      if (!directory) {
        tell(`Making ${what}`)
        directory = startSlapd(options())
        made.push(directory)
      }
      return directory
    }
  }

  return {
    big: once('a directory of 100,000 people', () => ({ people: 100_000 })),
    report100k: once('a directory of 100,000 people, of whom 40 % lack something', () => ({
      load: reportPeople(100_000),
      policy: reportPolicy,
    })),
    report300k: once('a directory of 300,000 people, of whom 40 % lack something (takes a minute)', () => ({
      load: reportPeople(300_000),
      policy: reportPolicy,
    })),
    allLacking: once('a directory of 100,000 people, all of whom lack something', () => ({
      load: reportPeople(100_000),
      policy: pushPolicy,
    })),
    async stop(): Promise<void> {
      for (const directory of await Promise.allSettled(made))
        if (directory.status === 'fulfilled') await directory.value.stop()
    },
  }
}
