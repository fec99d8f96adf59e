import { addWords } from '../../app/i18n.ts'
import { reminders } from './words.ts'

// The button is loaded with the report, the page apart.
addWords('reminders', reminders)
