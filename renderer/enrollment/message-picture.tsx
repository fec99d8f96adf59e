import { tokens } from '@fluentui/react-components'
import type { CodeChannel } from '../../preload/contract.ts'
import { Hint, PhonePicture } from './phone-picture.tsx'

const ink = tokens.colorNeutralForeground1

/** What arrives at the user's: a message with six digits, or a call. */
export function MessagePicture({ channel, label }: { channel: CodeChannel; label: string }) {
  return (
    <PhonePicture label={label}>
      {channel === 'call' ? <Ringing /> : <Message channel={channel} />}
    </PhonePicture>
  )
}

function Message({ channel }: { channel: 'text' | 'email' }) {
  const mail = channel === 'email'
  return (
    <>
      {mail && <Hint x={20} y={40} width={84} />}
      {mail && <Hint x={20} y={52} width={56} />}
      <rect x="11" y="66" width={mail ? 118 : 104} height="74" rx="10" fill={tokens.colorBrandBackground2} />
      <text x="21" y="95" fontSize="20" fontWeight="600" fill={ink} letterSpacing="0.5">
        123456
      </text>
      <Hint x={21} y={108} width={78} />
      <Hint x={21} y={120} width={58} />
    </>
  )
}

/** A caller, with the two buttons of a ringing phone. */
function Ringing() {
  return (
    <>
      <circle cx="70" cy="78" r="26" fill={tokens.colorNeutralBackground4} />
      <circle cx="70" cy="71" r="9" fill={tokens.colorNeutralForeground3} />
      <path d="M54 96a16 14 0 0 1 32 0" fill={tokens.colorNeutralForeground3} />
      <Hint x={42} y={118} width={56} />
      <circle cx="42" cy="186" r="15" fill={tokens.colorStatusDangerBackground3} />
      <circle cx="98" cy="186" r="15" fill={tokens.colorStatusSuccessBackground3} />
      <path
        d="M92 182c0 6 6 12 12 12l2-4-4-2-2 1.500c-1.500-.7-2.800-2-3.500-3.500l1.500-2-2-4z"
        fill={tokens.colorNeutralForegroundOnBrand}
      />
      <path
        d="M34 188c4-4 12-4 16 0l-2 3-4-1v-2.500c-1.300-.4-2.700-.4-4 0v2.500l-4 1z"
        fill={tokens.colorNeutralForegroundOnBrand}
      />
    </>
  )
}
