import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../app/confirm.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { directories, ownDirectory, removeDirectory } from '../queries/settings.ts'
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

type Edited = 'own' | 'new' | null

/**
 * The organization's own directories: added and removed by administrators, each changed by its own.
 * @param own id of the directory that the operator is signed in to
 */
export function Directories({ own }: { own: string }) {
  const { t } = useTranslation('settings')
  const styles = useStyles()
  const all = useQuery(directories())
  const removing = useMutation(removeDirectory())
  const [edited, setEdited] = useState<Edited>(null)
  const [wasEdited, setWasEdited] = useState<Edited>(null)
  const done = () => {
    // The keys go back to the button that opened the form.
    setWasEdited(edited)
    setEdited(null)
  }

  if (all.error) return <ErrorMessage error={all.error} onRetry={() => void all.refetch()} />
  if (!all.data) return null
  if (edited === 'new') return <DirectoryForm directory={null} onDone={done} />
  if (edited === 'own') return <OwnDirectory onDone={done} />
  return (
    <>
      {all.data.length === 0 && <p className={styles.quiet}>{t('directories.none')}</p>}
      <ul className={styles.list}>
        {all.data.map(({ id, label, urls, security }) => (
          <li key={id} className={styles.item}>
            <div className={styles.what}>
              <bdi className={styles.label}>{label}</bdi>
              <div className={styles.quiet}>
                {urls.join(', ')} · {t(`directories.encryption.${security}`)}
              </div>
            </div>
            {id === own && (
              <Button
                size="small"
                autoFocus={wasEdited === 'own'}
                aria-label={t('directories.editOf', { label })}
                onClick={() => setEdited('own')}
              >
                {t('directories.edit')}
              </Button>
            )}
            <Confirm
              trigger={
                <Button size="small" aria-label={t('directories.removeOf', { label })}>
                  {t('directories.remove')}
                </Button>
              }
              title={t('directories.removing.title', { label })}
              confirm={t('directories.removing.remove')}
              cancel={t('directories.removing.cancel')}
              onConfirm={() => removing.mutateAsync(id)}
            >
              {t('directories.removing.text')}
            </Confirm>
          </li>
        ))}
      </ul>
      {all.data.some(({ id }) => id !== own) && <p className={styles.quiet}>{t('directories.others')}</p>}
      <div>
        <Button autoFocus={wasEdited === 'new'} onClick={() => setEdited('new')}>
          {t('directories.add')}
        </Button>
      </div>
    </>
  )
}

function OwnDirectory({ onDone }: { onDone: () => void }) {
  const own = useQuery(ownDirectory())
  if (own.error) return <ErrorMessage error={own.error} onRetry={() => void own.refetch()} />
  return own.data ? <DirectoryForm directory={own.data} onDone={onDone} /> : null
}
