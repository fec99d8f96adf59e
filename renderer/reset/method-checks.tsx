import { Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Method } from '../../preload/contract.ts'
import { capitalized } from '../user/requirement.ts'

const useStyles = makeStyles({
  list: { display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground3 },
})

interface Props {
  /** What the list is of, for a screen reader. */
  label: string
  methods: readonly Method[]
  chosen: readonly string[]
  onToggle: (methodId: string, isOn: boolean) => void
}

/** Methods to tick, each with what tells two of the same kind apart. */
export function MethodChecks({ label, methods, chosen, onToggle }: Props) {
  const styles = useStyles()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend of its own looks
    <div role="group" aria-label={label} className={styles.list}>
      {methods.map((method) => (
        <Checkbox
          key={method.id}
          checked={chosen.includes(method.id)}
          onChange={(_, { checked }) => onToggle(method.id, checked === true)}
          label={<MethodNamed method={method} />}
        />
      ))}
    </div>
  )
}

/** The method's name, then its kind and number. */
export function MethodNamed({
  method: { label, type, target },
}: {
  method: Pick<Method, 'label' | 'type' | 'target'>
}) {
  const { t } = useTranslation('user')
  const styles = useStyles()
  const kind = capitalized(t(`method.${type}`))
  const more = [...(label === kind ? [] : [kind]), ...(target === null ? [] : [target])]
  return (
    <>
      <bdi>{label}</bdi>
      {more.map((text) => (
        <span key={text} className={styles.quiet}>
          {' · '}
          <bdi>{text}</bdi>
        </span>
      ))}
    </>
  )
}
