import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircle16Filled, DismissCircle16Filled, Warning16Filled } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Method } from '../../preload/contract.ts'
import { RelativeTime } from '../app/relative-time.tsx'
import { Section } from '../app/section.tsx'
import { MethodIcon } from './method-icon.tsx'
import { capitalized } from './requirement.ts'

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'auto' },
  head: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    padding: '0 12px 4px 0',
  },
  cell: {
    verticalAlign: 'top',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    padding: '8px 12px 8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  method: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: '10px' },
  label: { fontWeight: tokens.fontWeightSemibold, marginInlineEnd: '8px', overflowWrap: 'anywhere' },
  none: { color: tokens.colorNeutralForeground3 },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  state: { display: 'flex', alignItems: 'center', columnGap: '4px', fontSize: tokens.fontSizeBase200 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  success: { color: tokens.colorStatusSuccessForeground1 },
  danger: { color: tokens.colorStatusDangerForeground1 },
})

/** The methods, each with all that is known about it. */
export function Methods({ methods }: { methods: readonly Method[] }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  return (
    <Section title={t('methods.title')}>
      {methods.length === 0 ? (
        <div className={styles.none}>{t('methods.none')}</div>
      ) : (
        <table className={styles.table} aria-label={t('methods.title')}>
          <thead>
            <tr>
              <th scope="col" className={styles.head}>
                {t('methods.method')}
              </th>
              <th scope="col" className={styles.head}>
                {t('methods.added')}
              </th>
              <th scope="col" className={styles.head}>
                {t('methods.confirmed')}
              </th>
              <th scope="col" className={styles.head}>
                {t('methods.lastTest')}
              </th>
            </tr>
          </thead>
          <tbody>
            {methods.map((method) => (
              <MethodRow key={method.id} method={method} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function MethodRow({ method }: { method: Method }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const type = capitalized(t(`method.${method.type}`))
  const by = (name: string) => <bdi className={styles.quiet}>{t('methods.by', { name })}</bdi>
  return (
    <tr>
      <th scope="row" className={styles.cell}>
        <div className={styles.method}>
          <MethodIcon type={method.type} />
          <div>
            <div>
              <bdi className={styles.label}>{method.label}</bdi>
              {method.isDefault && (
                <Badge size="medium" appearance="tint" color="brand">
                  {t('methods.default')}
                </Badge>
              )}
            </div>
            <div className={styles.quiet}>
              {method.label !== type && type}
              {method.label !== type && method.target && ' · '}
              {method.target && <bdi>{method.target}</bdi>}
            </div>
            {!method.allowed && (
              <div className={`${styles.state} ${styles.warning}`}>
                <Warning16Filled aria-hidden />
                {t('methods.notAllowed')}
              </div>
            )}
          </div>
        </div>
      </th>
      <td className={styles.cell}>
        {method.addedAt ? <RelativeTime at={method.addedAt} /> : t('methods.addedUnknown')}
        {method.addedBy && <div>{by(method.addedBy)}</div>}
      </td>
      <td className={styles.cell}>
        {method.confirmedAt ? (
          <RelativeTime at={method.confirmedAt} />
        ) : (
          <span className={`${styles.state} ${styles.warning}`}>
            <Warning16Filled aria-hidden />
            {t('methods.notConfirmed')}
          </span>
        )}
      </td>
      <td className={styles.cell}>
        {method.lastTest ? <LastTest test={method.lastTest} /> : t('methods.never')}
        {method.lastTest && <div>{by(method.lastTest.by)}</div>}
      </td>
    </tr>
  )
}

function LastTest({ test }: { test: NonNullable<Method['lastTest']> }) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const passed = test.result === 'passed'
  return (
    <>
      <span className={`${styles.state} ${passed ? styles.success : styles.danger}`}>
        {passed ? <CheckmarkCircle16Filled aria-hidden /> : <DismissCircle16Filled aria-hidden />}
        {t(`methods.${test.result}`)}
      </span>
      <RelativeTime at={test.at} />
    </>
  )
}
