import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QrImage } from './qr-image.tsx'

const stores = [
  { phone: 'iphone', store: 'appStore', url: 'https://apps.apple.com/app/id983156458' },
  {
    phone: 'android',
    store: 'googlePlay',
    url: 'https://play.google.com/store/apps/details?id=com.azure.authenticator',
  },
] as const

const side = 128

const useStyles = makeStyles({
  stores: { display: 'flex', flexWrap: 'wrap', gap: '24px', margin: '0 16px' },
  store: { margin: 0, display: 'grid', rowGap: '6px', justifyItems: 'center' },
  place: { width: `${side}px`, height: `${side}px` },
  caption: { textAlign: 'center' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** The QR codes of Microsoft Authenticator's pages in the two stores. */
export function StoreCodes() {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const codes = useStoreCodes()
  return (
    <div className={styles.stores}>
      {stores.map(({ phone, store }, index) => (
        <figure key={store} className={styles.store}>
          <div className={styles.place}>
            {codes && (
              <QrImage
                svg={codes[index] ?? ''}
                size={side}
                label={t('getApp.qrOf', { store: t(`getApp.${store}`) })}
              />
            )}
          </div>
          <figcaption className={styles.caption}>
            {t(`getApp.${phone}`)}
            <div className={styles.quiet}>{t(`getApp.${store}`)}</div>
          </figcaption>
        </figure>
      ))}
    </div>
  )
}

/** Loaded when the wizard is opened, not with the console. */
function useStoreCodes(): string[] | null {
  const [codes, setCodes] = useState<string[] | null>(null)
  useEffect(() => {
    let here = true
    void import('qrcode')
      .then((qr) => Promise.all(stores.map(({ url }) => qr.toString(url, { type: 'svg', margin: 4 }))))
      .then((made) => here && setCodes(made))
    return () => {
      here = false
    }
  }, [])
  return codes
}
