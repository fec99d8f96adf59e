import type { TFunction } from 'i18next'
import type { EvidenceOption, MethodTest } from '../../preload/contract.ts'
import { endingOf } from './options.ts'

type T = TFunction<'verification'>

/** What is said to the caller first. Of a photo ID it depends on how it is seen. */
export function scriptWords(t: T, { kind, label, target }: EvidenceOption): string {
  switch (kind) {
    case 'text':
    case 'call':
    case 'call-back': {
      const ending = endingOf(target)
      return ending === '' ? t(`say.onFile.${kind}`) : t(`say.${kind}`, { ending })
    }
    case 'manager':
      return t('say.manager', { label })
    case 'photo-id':
      return t('say.photoId.video')
    default:
      return t(`say.${kind}`)
  }
}

/** What the manager is told, by what reaches them. */
export const managerWords = (t: T, name: string, kind: MethodTest['kind']): string =>
  t(`say.toManager.${kind === 'questions' ? 'app' : kind}`, { name })
