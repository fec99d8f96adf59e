import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { requirementText } from './cells.ts'
import { type Choose, NumberLink } from './number-link.tsx'
import { Bar, Swatch } from './patterns.tsx'
import { type Picture, type PictureRow, percentOf, shareOf } from './picture-data.ts'

const useStyles = makeStyles({
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    padding: '0 8px 4px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'end',
    verticalAlign: 'bottom',
    whiteSpace: 'nowrap',
  },
  start: { paddingInlineStart: 0, textAlign: 'start' },
  cell: { padding: '3px 8px', textAlign: 'end', verticalAlign: 'baseline' },
  label: {
    paddingInlineStart: 0,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    overflowWrap: 'anywhere',
  },
  none: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  bar: { verticalAlign: 'middle' },
  aloud: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  rule: {
    padding: '0 0 6px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})

interface Props {
  picture: Picture
  /** Heads the rows' names. */
  of: string
  /** Shares as bars, or in percent. */
  asTable: boolean
  onChoose: Choose
}

/** A picture of counts that is its own table: with bars for who sees them, with percents for who asks for them. */
export function CountTable({ picture: { columns, rows }, of, asTable, onChoose }: Props) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const share = t(columns[0] === 'have' ? 'pictures.haveShare' : 'pictures.share')
  return (
    <table className={styles.table}>
      {/* The bars, or else the names, take what the numbers leave. */}
      <colgroup>
        <col {...(!asTable && { width: '22%' })} />
        <col width={64} />
        <col {...(asTable && { width: 96 })} />
        {columns.map((column) => (
          <col key={column} width={column === 'registeredOnly' ? 124 : 84} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(styles.head, styles.start)}>
            {of}
          </th>
          <th scope="col" className={styles.head}>
            {t('pictures.total')}
          </th>
          <th scope="col" className={styles.head}>
            <span className={asTable ? undefined : styles.aloud}>{share}</span>
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className={styles.head}>
              <Swatch pattern={column} /> {t(`pictures.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => (
        <Row key={row.key} row={row} columns={columns} asTable={asTable} onChoose={onChoose} />
      ))}
    </table>
  )
}

interface RowProps extends Pick<Props, 'asTable' | 'onChoose'> {
  row: PictureRow
  columns: Picture['columns']
}

function Row({ row, columns, asTable, onChoose }: RowProps) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const label = row.label ?? t('pictures.noValue')
  const percents = row.counts.map(({ value }) => shareOf(value, row.total.value))
  const share = `${percentOf(row.counts[0]?.value ?? 0, row.total.value)} %`
  return (
    <tbody>
      <tr>
        <th
          scope="row"
          className={mergeClasses(styles.cell, styles.label, row.label === null && styles.none)}
        >
          <bdi>{label}</bdi>
        </th>
        <td className={styles.cell}>
          <NumberLink counted={row.total} label={`${t('pictures.total')}, ${label}`} onChoose={onChoose} />
        </td>
        <td className={mergeClasses(styles.cell, !asTable && styles.bar)}>
          {!asTable && (
            <Bar parts={columns.map((pattern, index) => ({ pattern, percent: percents[index] ?? 0 }))} />
          )}
          <span className={asTable ? undefined : styles.aloud}>{share}</span>
        </td>
        {row.counts.map((counted, index) => {
          const column = columns[index]
          return (
            <td key={column} className={styles.cell}>
              <NumberLink
                counted={counted}
                label={`${column ? t(`pictures.${column}`) : ''}, ${label}`}
                onChoose={onChoose}
              />
            </td>
          )
        })}
      </tr>
      {row.requirements && (
        <tr>
          <td colSpan={3 + columns.length} className={styles.rule}>
            {row.requirements.length === 0 && t('pictures.requiresNothing')}
            {row.requirements.map(({ requirement, lacking }) => (
              <Requirement
                key={JSON.stringify([requirement.anyOf, requirement.atLeast])}
                requirement={requirement}
                lacking={lacking}
                role={label}
                onChoose={onChoose}
              />
            ))}
          </td>
        </tr>
      )}
    </tbody>
  )
}

type RequirementProps = NonNullable<PictureRow['requirements']>[number] & { role: string; onChoose: Choose }

function Requirement({ requirement, lacking, role, onChoose }: RequirementProps) {
  const { t } = useTranslation('coverage')
  const { t: tUser } = useTranslation('user')
  const { met } = requirement
  const rule = requirementText(t, tUser, requirement)
  const lackIt = t('pictures.lackIt', { count: lacking.value })
  return (
    <div>
      {t('pictures.requires', { rule })} {t('pictures.met', { count: met })}{' '}
      <NumberLink counted={lacking} label={`${lackIt}, ${role}`} onChoose={onChoose} /> {lackIt}
    </div>
  )
}
