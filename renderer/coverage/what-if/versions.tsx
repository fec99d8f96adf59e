import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowLeft16Regular } from '@fluentui/react-icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyInPlace, PolicyVersion } from '../../../preload/contract.ts'
import { ConfirmDialog } from '../../app/confirm.tsx'
import { ErrorMessage } from '../../app/error-message.tsx'
import { exactTime, RelativeTime } from '../../app/relative-time.tsx'
import { policyVersion, policyVersions } from '../../queries/policy.ts'
import { DiffView } from './diff-view.tsx'
import { useFormStyles } from './form-styles.ts'

const useStyles = makeStyles({
  versions: { display: 'grid', rowGap: '8px', alignContent: 'start' },
  table: { width: '100%', borderCollapse: 'collapse' },
  head: {
    padding: '4px 8px',
    textAlign: 'start',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  cell: { padding: '6px 8px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, textAlign: 'start' },
  number: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  aloud: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '4px' },
})

interface Props {
  inPlace: PolicyInPlace
  isChanged: boolean
  /** The old document becomes the draft. */
  onRestore: (document: string, version: PolicyVersion) => void
}

/** What was in place before, each to be compared and restored. */
export function Versions({ inPlace, isChanged, onRestore }: Props) {
  const { t } = useTranslation('whatIf')
  const form = useFormStyles()
  const styles = useStyles()
  const client = useQueryClient()
  const versions = useQuery(policyVersions())
  const [compared, setCompared] = useState<PolicyVersion | null>(null)
  const [asked, setAsked] = useState<PolicyVersion | null>(null)
  const [error, setError] = useState<unknown>(null)
  const restore = async (version: PolicyVersion) => {
    const { document } = await client.ensureQueryData(policyVersion(version.id))
    onRestore(document, version)
  }
  const begin = (version: PolicyVersion) => {
    setError(null)
    if (isChanged) setAsked(version)
    else restore(version).catch(setError)
  }
  if (compared) return <Compared version={compared} inPlace={inPlace} onClose={() => setCompared(null)} />
  // What was changed by hand leaves several documents of one version behind.
  const nameOf = ({ id, version, savedAt }: PolicyVersion): string =>
    (versions.data?.filter((one) => one.version === version).length ?? 0) < 2
      ? String(version)
      : t('versions.oneOf', { version, at: savedAt === null ? id : exactTime(savedAt) })
  const columns = ['version', 'by', 'at', 'actions'] as const
  return (
    <div className={styles.versions}>
      {versions.error && <ErrorMessage error={versions.error} onRetry={() => void versions.refetch()} />}
      {error !== null && <ErrorMessage error={error} />}
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={styles.head}>
                <span className={column === 'actions' ? styles.aloud : undefined}>
                  {t(`versions.${column}`)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row {...inPlace}>
            <Badge appearance="tint" color="brand">
              {t('versions.inPlace')}
            </Badge>
          </Row>
          {versions.data?.map((version) => (
            <Row key={version.id} {...version}>
              <Button
                size="small"
                aria-label={t('versions.lookNamed', { version: nameOf(version) })}
                onClick={() => setCompared(version)}
              >
                {t('versions.look')}
              </Button>
              <Button
                size="small"
                aria-label={t('versions.restoreNamed', { version: nameOf(version) })}
                onClick={() => begin(version)}
              >
                {t('versions.restore')}
              </Button>
            </Row>
          ))}
        </tbody>
      </table>
      {versions.data?.length === 0 && <p className={form.quiet}>{t('versions.none')}</p>}
      {asked && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setAsked(null)}
          title={t('versions.replaceTitle', { version: nameOf(asked) })}
          confirm={t('versions.replace', { version: nameOf(asked) })}
          cancel={t('versions.keep')}
          onConfirm={() => restore(asked)}
        >
          {t('versions.replaceText')}
        </ConfirmDialog>
      )}
    </div>
  )
}

interface RowProps {
  version: number | null
  savedBy: string | null
  savedAt: string | null
  children: ReactNode
}

function Row({ version, savedBy, savedAt, children }: RowProps) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  return (
    <tr>
      <th scope="row" className={styles.cell}>
        <span className={styles.number}>{version ?? '–'}</span>
      </th>
      <td className={styles.cell}>
        <bdi>{savedBy ?? t('versions.unknown')}</bdi>
      </td>
      <td className={styles.cell}>
        {savedAt === null ? t('versions.unknown') : <RelativeTime at={savedAt} />}
      </td>
      <td className={styles.cell}>
        <div className={styles.actions}>{children}</div>
      </td>
    </tr>
  )
}

interface ComparedProps {
  version: PolicyVersion
  inPlace: PolicyInPlace
  onClose: () => void
}

function Compared({ version, inPlace, onClose }: ComparedProps) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  const old = useQuery(policyVersion(version.id))
  const title = t('changes.ofVersion', { version: version.version })
  return (
    <div className={styles.versions}>
      <div>
        <Button size="small" icon={<ArrowLeft16Regular />} onClick={onClose}>
          {t('changes.close')}
        </Button>
      </div>
      {old.error && <ErrorMessage error={old.error} onRetry={() => void old.refetch()} />}
      {old.data && (
        <DiffView
          title={title}
          before={old.data.document}
          after={inPlace.document}
          same={t('changes.same', { version: version.version })}
        />
      )}
    </div>
  )
}
