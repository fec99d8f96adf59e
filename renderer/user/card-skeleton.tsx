import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components'
import { late } from '../app/late.ts'

const useStyles = makeStyles({
  skeleton: { display: 'grid', rowGap: '16px', maxWidth: '920px', padding: '20px 24px', ...late },
  who: { display: 'grid', gridTemplateColumns: '56px minmax(0, 1fr)', columnGap: '16px', rowGap: '8px' },
  avatar: { gridRow: 'span 2' },
})

/** The card's outline while it loads. */
export function CardSkeleton({ label }: { label: string }) {
  const styles = useStyles()
  return (
    <Skeleton className={styles.skeleton} aria-label={label}>
      <div className={styles.who}>
        <SkeletonItem shape="circle" size={56} className={styles.avatar} />
        <SkeletonItem size={28} />
        <SkeletonItem size={16} />
      </div>
      <SkeletonItem size={64} />
      <SkeletonItem size={96} />
    </Skeleton>
  )
}
