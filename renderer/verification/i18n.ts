import { addWords } from '../app/i18n.ts'
import { verification } from './words.ts'

// Other areas show hints of this one: whoever imports them has the words.
addWords('verification', verification)
