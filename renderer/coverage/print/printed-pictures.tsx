import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageReport, CoverageSnapshot } from '../../../preload/contract.ts'
import { capitalized } from '../../user/requirement.ts'
import { CountTable } from '../count-table.tsx'
import { groupPicture, methodPicture, type Picture, rolePicture } from '../picture-data.ts'
import { inSentence } from '../pictures.tsx'
import { type TrendLine, trendOf } from '../trend-data.ts'
import { TrendPicture } from '../trend-picture.tsx'
import { TrendTable } from '../trend-table.tsx'

const useStyles = makeStyles({
  // Fits on A4 and Letter. Chromium lays pages out more than once, and what is in percent of an SVG stays as it was in
  // the first of them: the width has to be the same in each.
  pictures: { display: 'grid', rowGap: '24px', width: '940px' },
  title: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    breakAfter: 'avoid',
  },
  whole: { breakInside: 'avoid' },
})

interface Props {
  report: CoverageReport
  trend: CoverageSnapshot[]
}

/** All of the view's pictures, with their numbers, one under the other. */
export function PrintedPictures({ report, trend }: Props) {
  const { t } = useTranslation('coverage')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const { roles, groupings, people, methods } = report
  const days = trendOf(trend)
  const labelOf = ({ label }: TrendLine) => label ?? t('pictures.everybody')
  return (
    <div className={styles.pictures}>
      {roles.length > 0 && (
        <Printed title={t('pictures.byRole')} of={t('pictures.role')} picture={rolePicture(report)} />
      )}
      {groupings.map(({ attribute, label, groups }) => (
        <Printed
          key={attribute}
          title={t('pictures.by', { label: inSentence(label) })}
          of={label}
          picture={groupPicture(attribute, groups)}
        />
      ))}
      <Printed
        title={t('pictures.methods')}
        of={t('pictures.method')}
        picture={methodPicture({ total: people.total, methods }, null, (type) =>
          capitalized(tUser(`method.${type}`)),
        )}
      />
      {days.days.length > 1 && (
        <Section title={t('pictures.trend')}>
          <div className={styles.whole}>
            <TrendPicture trend={days} labelOf={labelOf} />
          </div>
          <TrendTable trend={days} labelOf={labelOf} />
        </Section>
      )}
    </div>
  )
}

function Printed({ title, of, picture }: { title: string; of: string; picture: Picture }) {
  return (
    <Section title={title}>
      <CountTable picture={picture} of={of} asTable={false} onChoose={null} />
    </Section>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles()
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  )
}
