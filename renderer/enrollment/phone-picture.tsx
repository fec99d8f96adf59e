import { tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

interface Props {
  /** What the picture shows, for those who don't see it. */
  label: string
  children: ReactNode
}

/** A phone in outline, 140 by 236 units; `children` draw on its screen, from (10, 22) to (130, 222). */
export function PhonePicture({ label, children }: Props) {
  return (
    <svg role="img" aria-label={label} viewBox="0 0 140 236" width="140" height="236" fontFamily="inherit">
      <rect
        x="2"
        y="2"
        width="136"
        height="232"
        rx="20"
        fill={tokens.colorNeutralBackground1}
        stroke={tokens.colorNeutralStrokeAccessible}
        strokeWidth="2"
      />
      <rect x="54" y="9" width="32" height="4" rx="2" fill={tokens.colorNeutralStroke1} />
      {children}
      <rect x="50" y="224" width="40" height="3" rx="1.5" fill={tokens.colorNeutralStroke1} />
    </svg>
  )
}

/** A line of text that is only hinted at. */
export function Hint({ x, y, width }: { x: number; y: number; width: number }) {
  return <rect x={x} y={y} width={width} height="5" rx="2.5" fill={tokens.colorNeutralStroke2} />
}
