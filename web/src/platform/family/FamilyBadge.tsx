import { Popover, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FamilyState } from '../../generated/operations.js';
import classes from './FamilyBadge.module.css';

/** A shape beside the word, so that it reads without colour. */
const signs: Readonly<Record<FamilyState, string>> = {
  CANDIDATE: '○',
  NOT_ACCEPTED: '–',
  ACTIVE: '●',
  SUSPENDED: '‖',
  GRADUATED: '✓',
  EXITED: '×',
};

/** The one badge of a family; pressing it tells what the word means. */
export function FamilyBadge({ state }: { state: FamilyState }) {
  const { t } = useTranslation('family');
  const name = t(`State.${state}`);
  return (
    <Popover width={300} position="bottom-start" withArrow shadow="sm">
      <Popover.Target>
        <UnstyledButton className={classes.button} aria-label={`${name}. ${t('FamilyBadge.meaning', { name })}`}>
          <span className={classes.badge} data-badge={state}>
            <span aria-hidden="true">{signs[state]}</span>
            {name}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">{t(`Meaning.${state}`)}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
