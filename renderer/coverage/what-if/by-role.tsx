import { Badge, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { TryOutList, TryOutRole } from '../../../preload/contract.ts'
import { numberText } from '../number-link.tsx'
import { useFormStyles } from './form-styles.ts'
import { lists } from './tiles.tsx'

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  head: {
    padding: '4px 8px',
    textAlign: 'end',
    verticalAlign: 'bottom',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  cell: { padding: '5px 8px', textAlign: 'end', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  start: { textAlign: 'start', paddingInlineStart: 0 },
  role: { fontWeight: tokens.fontWeightSemibold },
  none: { color: tokens.colorNeutralForeground3 },
  badge: { marginInlineStart: '8px' },
})

interface Props {
  roles: readonly TryOutRole[]
  onChoose: (list: TryOutList, role: string) => void
}

/** The same numbers for each role; each leads to its people. */
export function ByRole({ roles, onChoose }: Props) {
  const { t } = useTranslation('whatIf')
  const form = useFormStyles()
  const styles = useStyles()
  if (roles.length === 0) return null
  return (
    <section className={form.section} aria-label={t('byRole.title')}>
      <h3 className={form.title}>{t('byRole.title')}</h3>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(styles.head, styles.start)}>
                {t('byRole.role')}
              </th>
              <th scope="col" className={styles.head}>
                {t('byRole.lackNow')}
              </th>
              <th scope="col" className={styles.head}>
                {t('byRole.lackThen')}
              </th>
              {lists.map((list) => (
                <th key={list} scope="col" className={styles.head}>
                  {t(`list.${list}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role.name}>
                <th scope="row" className={mergeClasses(styles.cell, styles.start, styles.role)}>
                  <bdi>{role.label}</bdi>
                  {role.change && (
                    <Badge className={styles.badge} size="small" appearance="tint" color="brand">
                      {t(`byRole.${role.change}`)}
                    </Badge>
                  )}
                </th>
                <td className={styles.cell}>{numberText(role.lackNow)}</td>
                <td className={styles.cell}>{numberText(role.lackThen)}</td>
                {lists.map((list) => (
                  <td key={list} className={styles.cell}>
                    {role[list] === 0 ? (
                      <span className={styles.none}>0</span>
                    ) : (
                      <Link
                        as="button"
                        aria-label={t('byRole.number', {
                          count: role[list],
                          role: role.label,
                          list: t(`list.${list}`),
                        })}
                        onClick={() => onChoose(list, role.name)}
                      >
                        {numberText(role[list])}
                      </Link>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
