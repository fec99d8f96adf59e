import { addWords } from '../app/i18n.ts'
import { lostDevice } from './words.ts'

addWords('lostDevice', lostDevice)
