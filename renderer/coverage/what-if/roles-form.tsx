import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { Add16Regular } from '@fluentui/react-icons'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { PolicyProblem } from '../../../preload/contract.ts'
import { numberWord } from '../../user/requirement.ts'
import { secondFactors } from '../../user/second-factors.ts'
import { append, type Edit, type FormRole } from './document.ts'
import { useFormStyles } from './form-styles.ts'
import { methodsIn } from './methods.ts'
import { dayText } from './outcome-sentence.ts'
import { RoleForm } from './role-form.tsx'

const useStyles = makeStyles({
  item: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  head: { display: 'grid', minWidth: 0, paddingBlock: '6px', textAlign: 'start' },
  name: { fontWeight: tokens.fontWeightSemibold },
  rule: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  panel: { margin: '0 8px 0 28px' },
})

interface Props {
  roles: readonly FormRole[]
  problem: PolicyProblem | null
  onEdit: (edit: Edit) => void
}

/** The roles, each with its rule in words, and open those that are worked on. */
export function RolesForm({ roles, problem, onEdit }: Props) {
  const { t } = useTranslation('whatIf')
  const { t: tUser } = useTranslation('user')
  const form = useFormStyles()
  const styles = useStyles()
  const add = () => {
    const taken = new Set(roles.map(({ name }) => name))
    const name = Array.from({ length: roles.length + 1 }, (_, index) => `role-${index + 1}`).find(
      (one) => !taken.has(one),
    )
    const role = { name, label: t('roles.newRole'), match: '(uid=nobody)', allow: secondFactors, require: [] }
    onEdit(append(['roles'], roles.length, role))
  }
  return (
    <section className={form.section} aria-label={t('roles.title')}>
      <h2 className={form.title}>{t('roles.title')}</h2>
      <Accordion multiple collapsible>
        {roles.map((role, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may be missing, or be changed just now
          <AccordionItem key={index} value={index} className={styles.item}>
            <AccordionHeader as="h3" expandIconPosition="start">
              <span className={styles.head}>
                <bdi className={styles.name}>{role.label || t('roles.unnamed')}</bdi>
                <span className={styles.rule}>{ruleOf(t, tUser, role)}</span>
              </span>
            </AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <RoleForm role={role} index={index} problem={problem} onEdit={onEdit} />
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
      <div>
        <Button size="small" icon={<Add16Regular />} onClick={add}>
          {t('roles.add')}
        </Button>
      </div>
    </section>
  )
}

/** "Needs one of authenticator app, push, text message, or phone call" */
function ruleOf(t: TFunction<'whatIf'>, tUser: TFunction<'user'>, { require }: FormRole): string {
  if (require.length === 0) return t('roles.summaryNothing')
  const rules = require.map(({ anyOf, atLeast, countsFrom }) => {
    const rule =
      atLeast >= anyOf.length
        ? methodsIn(tUser, anyOf)
        : t('roles.rule', { number: numberWord(tUser, atLeast), methods: methodsIn(tUser, anyOf, 'or') })
    return countsFrom === '' ? rule : t('roles.from', { rule, day: dayText(countsFrom) })
  })
  return t('roles.summary', { rules: rules.join('; ') })
}
