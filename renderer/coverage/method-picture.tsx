import { makeStyles, Select } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageReport } from '../../preload/contract.ts'
import { capitalized } from '../user/requirement.ts'
import { CountTable } from './count-table.tsx'
import type { Choose } from './number-link.tsx'
import { methodPicture } from './picture-data.ts'

const useStyles = makeStyles({
  tools: { display: 'flex', paddingBottom: '8px' },
})

interface Props {
  report: CoverageReport
  asTable: boolean
  onChoose: Choose
}

/** How many have a confirmed method of each type: of everybody, or of a role. */
export function MethodPicture({ report, asTable, onChoose }: Props) {
  const { t } = useTranslation('coverage')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const [name, setName] = useState('')
  const role = report.roles.find((one) => one.name === name)
  return (
    <>
      <div className={styles.tools}>
        <Select
          size="small"
          aria-label={t('pictures.whose')}
          value={role?.name ?? ''}
          onChange={(_, { value }) => setName(value)}
        >
          <option value="">{t('pictures.everybody')}</option>
          {report.roles.map((one) => (
            <option key={one.name} value={one.name}>
              {one.label}
            </option>
          ))}
        </Select>
      </div>
      <CountTable
        picture={methodPicture(
          role ?? { total: report.people.total, methods: report.methods },
          role?.name ?? null,
          (type) => capitalized(tUser(`method.${type}`)),
        )}
        of={t('pictures.method')}
        asTable={asTable}
        onChoose={onChoose}
      />
    </>
  )
}
