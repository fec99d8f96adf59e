import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisplayContent } from '../../preload/contract.ts'
import { Show } from './show.tsx'

const useStyles = makeStyles({
  image: {
    display: 'block',
    width: 'min(62vh, 84vw)',
    height: 'min(62vh, 84vw)',
    minWidth: '200px',
    minHeight: '200px',
    // Dark on white whatever the theme; cameras don't read it the other way round.
    backgroundColor: '#fff',
    borderRadius: tokens.borderRadiusXLarge,
    border: '1px solid #d1d1d1',
    imageRendering: 'pixelated',
  },
  button: { fontSize: 'inherit', lineHeight: 'inherit' },
  list: { margin: 0, display: 'grid', rowGap: '0.75em' },
  label: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  key: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '1.5em',
    lineHeight: 1.5,
    // A group of four is never broken, so that nothing is skipped.
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    columnGap: '1ch',
    maxWidth: '21ch',
    marginInline: 'auto',
  },
})

function Picture({ svg, label }: { svg: string; label: string }) {
  const styles = useStyles()
  // As an image, the markup can't do anything but be seen.
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  return <img className={styles.image} src={source} alt={label} draggable={false} />
}

export function ScanDevice({ content }: { content: Extract<DisplayContent, { kind: 'register-device' }> }) {
  const { t } = useTranslation('userDisplay')
  return (
    <Show heading={t('device.heading', { name: content.firstName })} text={t('device.text')}>
      <Picture svg={content.qrSvg} label={t('device.image')} />
    </Show>
  )
}

/** The QR code that the user's app scans; or, asked for, what is typed instead. */
export function ScanApp({ content }: { content: Extract<DisplayContent, { kind: 'qr' }> }) {
  const { t } = useTranslation('userDisplay')
  const styles = useStyles()
  const [typing, setTyping] = useState(false)
  const { firstName: name, account, key, qrSvg } = content
  const button = (
    <Button className={styles.button} appearance="subtle" size="large" onClick={() => setTyping(!typing)}>
      {t(typing ? 'qr.can' : 'qr.cant')}
    </Button>
  )
  if (!typing)
    return (
      <Show heading={t('qr.heading', { name })} text={t('qr.text')}>
        <Picture svg={qrSvg} label={t('qr.image', { account })} />
        {button}
      </Show>
    )
  return (
    <Show heading={t('qr.typeHeading', { name })}>
      <dl className={styles.list}>
        <div>
          <dt className={styles.label}>{t('qr.account')}</dt>
          <dd className={styles.value}>
            <bdi>{account}</bdi>
          </dd>
        </div>
        <div>
          <dt className={styles.label}>{t('qr.key')}</dt>
          <dd className={mergeClasses(styles.value, styles.key)}>
            {key.split(' ').map((group, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups have nothing but their place
              <span key={index}>{group}</span>
            ))}
          </dd>
        </div>
      </dl>
      {button}
    </Show>
  )
}
