import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsoleRole } from '../../preload/contract.ts'

export type RoleGroupsDraft = Record<ConsoleRole, string>

const roles = ['technician', 'auditor', 'administrator'] as const
export const noGroups: RoleGroupsDraft = { technician: '', auditor: '', administrator: '' }

const isEmpty = (text: string): boolean => text.trim() === ''

/** Either all three are named, or none: then the console looks for the standard names. */
export const isPartly = (groups: RoleGroupsDraft): boolean =>
  roles.some((role) => isEmpty(groups[role])) && !roles.every((role) => isEmpty(groups[role]))

/** Of what was typed; null: the standard names. */
export const roleGroupsFrom = ({ technician, auditor, administrator }: RoleGroupsDraft) =>
  isEmpty(technician)
    ? null
    : { technician: technician.trim(), auditor: auditor.trim(), administrator: administrator.trim() }

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '16px', margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

/** Folded away: few organizations name their groups otherwise. */
export function RoleGroups({
  groups,
  baseDn,
  tried,
  onChange,
}: {
  groups: RoleGroupsDraft
  baseDn: string
  /** Problems are told once the form was to be saved. */
  tried: boolean
  onChange: (groups: RoleGroupsDraft) => void
}) {
  const { t } = useTranslation('settings')
  const styles = useStyles()
  const id = useId()
  const [open, setOpen] = useState(groups.technician !== '')
  const example = `cn=security-info-technicians,ou=groups,${baseDn.trim() || 'dc=example,dc=edu'}`
  const problem = (role: ConsoleRole) =>
    tried && isPartly(groups) && isEmpty(groups[role])
      ? { validationState: 'error' as const, validationMessage: t('form.problem.group') }
      : {}
  return (
    <>
      <div>
        <Button
          appearance="subtle"
          icon={open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {t('form.advanced')}
        </Button>
      </div>
      {open && (
        <fieldset id={id} className={styles.fields}>
          <legend className={styles.legend}>{t('form.groups')}</legend>
          <p className={styles.hint}>{t('form.groupsHint', { example })}</p>
          {roles.map((role) => (
            <Field key={role} label={t(`form.group.${role}`)} {...problem(role)}>
              <Input
                value={groups[role]}
                spellCheck={false}
                onChange={(_, { value }) => onChange({ ...groups, [role]: value })}
              />
            </Field>
          ))}
        </fieldset>
      )}
    </>
  )
}
