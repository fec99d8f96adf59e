import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  image: {
    display: 'block',
    // Dark on white whatever the theme; cameras don't read it the other way round.
    backgroundColor: '#fff',
    borderRadius: tokens.borderRadiusMedium,
    imageRendering: 'pixelated',
  },
  large: {
    width: 'clamp(180px, calc(100vh - 260px), 320px)',
    height: 'clamp(180px, calc(100vh - 260px), 320px)',
    // As large as the window has room for: it is held up to a webcam, or shown by a projector.
    '@media (min-width: 1280px) and (min-height: 760px)': { width: '440px', height: '440px' },
  },
  frame: { padding: '4px', backgroundColor: '#fff', borderRadius: '8px', border: '1px solid #d1d1d1' },
})

interface Props {
  /** SVG markup of the code with its quiet zone. */
  svg: string
  /** Side in CSS pixels; `large`: what the window has room for. */
  size: number | 'large'
  label: string
}

/** As an image, the markup can't do anything but be seen. */
export function QrImage({ svg, size, label }: Props) {
  const styles = useStyles()
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  const large = size === 'large'
  const side = large ? undefined : size
  return (
    <img
      className={mergeClasses(styles.image, large && styles.large)}
      src={source}
      width={side}
      height={side}
      alt={label}
      draggable={false}
    />
  )
}

/** As large as there is room for: what the user's phone scans. */
export function QrFrame({ svg, label }: { svg: string; label: string }) {
  const styles = useStyles()
  return (
    <div className={styles.frame}>
      <QrImage svg={svg} size="large" label={label} />
    </div>
  )
}
