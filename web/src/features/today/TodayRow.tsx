import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TodayPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { isolated } from '../../platform/isolated.js';
import classes from './TodayRow.module.css';

interface TodayRowProps {
  clusterId: string;
  /** Kinds of which something waits, in their order. */
  tasks: readonly TodayPartsFragment[];
}

/** What waits today, a number and a link for each kind; nothing at all when nothing waits. */
export function TodayRow({ clusterId, tasks }: TodayRowProps) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const example = useExample();
  if (tasks.length === 0) return null;
  const count = tasks.reduce((sum, task) => sum + task.count, 0);
  return (
    <section className={`${classes.row} no-print`} aria-label={t('TodayRow.title')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('TodayRow.title')}</h2>
        <span className={classes.example}>{t('TodayRow.tasks', { count, shown: format.number(count) })}</span>
      </div>
      <ul className={classes.tasks}>
        {tasks.map((task) => (
          <li key={task.kind} className={classes.task}>
            <strong className={classes.count}>{format.number(task.count)}</strong>
            <div className={classes.words}>
              <Link to={placeOf(task, clusterId)} className={classes.link}>
                {t(`Kind.${task.kind}`)}
              </Link>
              <span className={classes.example}>{example(task)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the work is done: lists of the visits page, or the page of the first family. */
function placeOf({ kind, family }: TodayPartsFragment, clusterId: string): string {
  const isList = kind === 'QUESTIONS' || kind === 'OVERDUE_VISITS';
  return isList ? `/visits?cluster=${clusterId}` : `/families/${family.id}`;
}

function useExample(): (task: TodayPartsFragment) => string {
  const { t } = useTranslation('today');
  const format = useFormat();
  return ({ kind, family, serviceType, months, index, daysOver }) => {
    const name = isolated(family.name);
    const counted = (count: number) => ({ name, count, shown: format.number(count) });
    switch (kind) {
      case 'QUESTIONS':
        return serviceType === null ? name : t('Example.QUESTIONS', { name, service: format.name(serviceType.name) });
      case 'APPROVALS':
        return t('Example.APPROVALS', counted(months ?? 0));
      case 'POSSIBLE_RETURNS':
        return index === null ? name : t('Example.POSSIBLE_RETURNS', { name, index: format.number(Math.floor(index)) });
      case 'OVERDUE_VISITS':
        return t('Example.OVERDUE_VISITS', counted(daysOver ?? 0));
    }
  };
}
