import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectoryDraft } from '../../preload/contract.ts'
import { Confirm } from '../app/confirm.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { directories, removeDirectory } from '../queries/settings.ts'
import { DirectoryForm } from './directory-form.tsx'

const useStyles = makeStyles({
  list: { display: 'grid', gap: '8px', margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  what: { flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' },
  label: { fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** The organization's own directories: added, changed and removed by administrators. */
export function Directories() {
  const { t } = useTranslation('settings')
  const styles = useStyles()
  const all = useQuery(directories())
  const removing = useMutation(removeDirectory())
  const [edited, setEdited] = useState<DirectoryDraft | 'new' | null>(null)

  if (all.error) return <ErrorMessage error={all.error} onRetry={() => void all.refetch()} />
  if (!all.data) return null
  if (edited !== null)
    return <DirectoryForm directory={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />
  return (
    <>
      {all.data.length === 0 && <p className={styles.quiet}>{t('directories.none')}</p>}
      <ul className={styles.list}>
        {all.data.map((directory) => {
          const { id, label, urls, security } = directory
          return (
            <li key={id} className={styles.item}>
              <div className={styles.what}>
                <bdi className={styles.label}>{label}</bdi>
                <div className={styles.quiet}>
                  {urls.join(', ')} · {t(`directories.encryption.${security}`)}
                </div>
              </div>
              <Button
                size="small"
                aria-label={t('directories.editOf', { label })}
                onClick={() => setEdited(directory)}
              >
                {t('directories.edit')}
              </Button>
              <Confirm
                trigger={
                  <Button size="small" aria-label={t('directories.removeOf', { label })}>
                    {t('directories.remove')}
                  </Button>
                }
                title={t('directories.removing.title', { label })}
                confirm={t('directories.removing.remove')}
                cancel={t('directories.removing.cancel')}
                onConfirm={() => removing.mutateAsync(id ?? '')}
              >
                {t('directories.removing.text')}
              </Confirm>
            </li>
          )
        })}
      </ul>
      <div>
        <Button onClick={() => setEdited('new')}>{t('directories.add')}</Button>
      </div>
    </>
  )
}
