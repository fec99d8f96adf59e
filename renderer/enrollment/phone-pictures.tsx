import { tokens } from '@fluentui/react-components'
import { Hint, PhonePicture } from './phone-picture.tsx'

const accent = tokens.colorBrandBackground
const ink = tokens.colorNeutralForeground1
const quiet = tokens.colorNeutralForeground3

interface AddAccountProps {
  label: string
  title: string
  /** The kinds of account that the app offers, and which of them to choose. */
  kinds: string[]
  choose: number
}

/** The app's list of account kinds, with the plus sign that opened it. */
export function AddAccountPicture({ label, title, kinds, choose }: AddAccountProps) {
  return (
    <PhonePicture label={label}>
      <text x="14" y="41" fontSize="11" fontWeight="600" fill={ink}>
        {title}
      </text>
      <circle cx="119" cy="37" r="9" fill={accent} />
      <path d="M119 32.5v9M114.5 37h9" stroke={tokens.colorNeutralForegroundOnBrand} strokeWidth="1.8" />
      {kinds.map((kind, index) => {
        const chosen = index === choose
        const top = 56 + index * 40
        return (
          <g key={kind}>
            <rect
              x="11"
              y={top}
              width="118"
              height="34"
              rx="6"
              fill={chosen ? tokens.colorBrandBackground2 : tokens.colorNeutralBackground3}
              stroke={chosen ? accent : 'none'}
              strokeWidth="1.5"
            />
            <text
              x="19"
              y={top + 20.5}
              fontSize="9"
              fontWeight={chosen ? 600 : 400}
              fill={chosen ? ink : quiet}
            >
              {kind}
            </text>
          </g>
        )
      })}
    </PhonePicture>
  )
}

interface CodeProps {
  label: string
  issuer: string
  account: string
}

/** The account in the app: a six-digit code, and the ring that runs down with its half minute. */
export function CodePicture({ label, issuer, account }: CodeProps) {
  return (
    <PhonePicture label={label}>
      <rect x="11" y="30" width="118" height="88" rx="8" fill={tokens.colorNeutralBackground3} />
      <text x="20" y="49" fontSize="10" fontWeight="600" fill={ink}>
        {shorten(issuer, 17)}
      </text>
      <text x="20" y="62" fontSize="8.5" fill={quiet}>
        {shorten(account, 22)}
      </text>
      <text x="20" y="99" fontSize="22" fontWeight="600" fill={accent} letterSpacing="0.5">
        123 456
      </text>
      <circle cx="115" cy="54" r="7" fill="none" stroke={tokens.colorNeutralStroke2} strokeWidth="2.5" />
      <path d="M115 47a7 7 0 1 1-6.6 9.3" fill="none" stroke={accent} strokeWidth="2.5" />
      <Hint x={20} y={132} width={60} />
      <Hint x={20} y={144} width={86} />
      <Hint x={20} y={166} width={52} />
      <Hint x={20} y={178} width={78} />
    </PhonePicture>
  )
}

/** The picture shows where to look, not what to compare: a long name may be cut in it. */
function shorten(text: string, most: number): string {
  const letters = Array.from(text)
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text
}
