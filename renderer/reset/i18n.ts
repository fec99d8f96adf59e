import { addWords } from '../app/i18n.ts'
import { reset } from './words.ts'

// The card and the page of a lost device show parts of this area: whoever imports them has the words.
addWords('reset', reset)
