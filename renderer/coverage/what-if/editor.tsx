import { makeStyles, Tab, TabList } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyInPlace, PolicyProblem, PolicyVersion } from '../../../preload/contract.ts'
import { DiffView } from './diff-view.tsx'
import type { Edit, FormPolicy } from './document.ts'
import { JsonEditor } from './json-editor.tsx'
import { PolicyForm } from './policy-form.tsx'
import type { DraftHandle } from './use-draft.ts'
import { Versions } from './versions.tsx'

const useStyles = makeStyles({
  editor: { display: 'grid', rowGap: '12px', alignContent: 'start', minWidth: 0 },
  tabs: { marginInlineStart: '-10px' },
})

export type EditorTab = 'form' | 'json' | 'changes' | 'versions' | 'outcome'
const tabs: EditorTab[] = ['form', 'json', 'changes', 'versions']

interface Props {
  tab: EditorTab
  onTab: (tab: EditorTab) => void
  inPlace: PolicyInPlace
  draft: DraftHandle
  /** The draft, read; null: it is no JSON. */
  form: FormPolicy | null
  problem: PolicyProblem | null
  /** Counts how often the line of the problem was asked for. */
  reveal: number
  today: string
  /** A day not far off, to begin with. */
  soon: string
  onTry: (edit: Edit, at: string | null) => void
  onRestored: (version: PolicyVersion) => void
  /** What the draft would change, where there is no room for it beside; null: it is there. */
  outcome: ReactNode
}

/** The draft, as a form, as it is written, beside what is in place, and what was there before. */
export function Editor(props: Props) {
  const { onTab, inPlace, draft, form, problem, reveal, today, soon, onTry, onRestored, outcome } = props
  const tab = props.tab === 'outcome' && outcome === null ? 'form' : props.tab
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  const id = useId()
  return (
    <section className={styles.editor} aria-label={t('tab.label')}>
      <TabList
        className={styles.tabs}
        selectedValue={tab}
        onTabSelect={(_, { value }) => onTab(value as EditorTab)}
      >
        {[...tabs, ...(outcome === null ? [] : (['outcome'] as const))].map((one) => (
          <Tab key={one} id={`${id}-${one}`} value={one} aria-controls={`${id}-panel`}>
            {t(`tab.${one}`)}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
        {tab === 'form' && (
          <PolicyForm
            form={form}
            today={today}
            soon={soon}
            problem={problem}
            onEdit={draft.edit}
            onTry={onTry}
            onJson={() => onTab('json')}
          />
        )}
        {tab === 'json' && (
          <JsonEditor
            text={draft.text}
            form={form}
            problem={problem}
            reveal={reveal}
            onType={(text) => draft.edit(() => text)}
          />
        )}
        {tab === 'changes' && (
          <DiffView
            title={
              inPlace.version === null
                ? t('changes.fromNone')
                : t('changes.from', { version: inPlace.version })
            }
            before={inPlace.document}
            after={draft.text}
            same={t('changes.none')}
          />
        )}
        {tab === 'outcome' && outcome}
        {tab === 'versions' && (
          <Versions
            inPlace={inPlace}
            isChanged={draft.isChanged}
            onRestore={(document, version) => {
              draft.edit(() => document)
              onRestored(version)
            }}
          />
        )}
      </div>
    </section>
  )
}
