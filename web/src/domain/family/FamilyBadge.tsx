import { Popover, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FamilyBadge as Badge } from '../../generated/operations.js';
import classes from './FamilyBadge.module.css';

/** A shape beside the text, so that the badge does not depend on colour. */
const signs: Readonly<Record<Badge, string>> = {
  CANDIDATE: '○',
  NOT_ACCEPTED: '–',
  NO_BASELINE: '○',
  NO_RECENT_DATA: '?',
  ON_TRACK: '▲',
  WATCH: '◆',
  AT_RISK: '▼',
  SUSPENDED: '‖',
  GRADUATED_PROVISIONAL: '✓',
  GRADUATED: '✓',
  LEFT: '×',
};

/** Badge with the family's status; pressing it explains the term. */
export function FamilyBadge({ badge }: { badge: Badge }) {
  const { t } = useTranslation('family');
  const name = t(`Badge.${badge}`);
  return (
    <Popover width={300} position="bottom-start" withArrow shadow="sm">
      <Popover.Target>
        <UnstyledButton className={classes.button} aria-label={`${name}. ${t('FamilyBadge.meaning', { name })}`}>
          <span className={classes.badge} data-badge={badge}>
            <span aria-hidden="true">{signs[badge]}</span>
            {name}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">{t(`Meaning.${badge}`)}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
