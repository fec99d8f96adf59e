import { addWords } from '../../app/i18n.ts'
import { exports } from './words.ts'

// The report's view and the printed page are loaded apart: whoever comes first brings the words.
addWords('exports', exports)
