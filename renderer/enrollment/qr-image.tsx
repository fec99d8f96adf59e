import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  image: {
    display: 'block',
    // Dark on white whatever the theme; cameras don't read it the other way round.
    backgroundColor: '#fff',
    borderRadius: tokens.borderRadiusMedium,
    imageRendering: 'pixelated',
  },
})

interface Props {
  /** SVG markup of the code with its quiet zone. */
  svg: string
  /** Side in CSS pixels. */
  size: number
  label: string
}

/** As an image, the markup can't do anything but be seen. */
export function QrImage({ svg, size, label }: Props) {
  const styles = useStyles()
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  return (
    <img className={styles.image} src={source} width={size} height={size} alt={label} draggable={false} />
  )
}
