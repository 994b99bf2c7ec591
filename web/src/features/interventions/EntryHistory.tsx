import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { entryValue } from './grid-cells.js';
import { valueText } from './GridCell.js';
import classes from './FamilyPanel.module.css';
import type { PanelFamilyFragment, GridServiceTypeFragment } from '../../generated/operations.js';

interface EntryHistoryProps {
  family: PanelFamilyFragment | null;
  entryId: string;
  serviceType: GridServiceTypeFragment;
  isOpen?: boolean;
}

/** Every revision of an entry: what changed, by whom, when and why. */
export function EntryHistory({ family, entryId, serviceType, isOpen = false }: EntryHistoryProps) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const entry = family?.interventions.edges.find(({ node }) => node.id === entryId)?.node;
  if (entry === undefined) return null;
  return (
    <details open={isOpen}>
      <summary>{t('EntryHistory.title')}</summary>
      <ol className={classes.history}>
        {entry.revisions.map((revision) => (
          <li key={revision.version}>
            {t(`EntryHistory.${revision.action}`, {
              value: valueText(entryValue(revision, serviceType.entryMode), serviceType, format),
              name: revision.recordedBy,
              when: format.dateTime(revision.recordedAt),
              giver: format.name(revision.givingAssociation.name),
            })}
            {revision.day !== null && <> {t('EntryHistory.day', { day: format.date(revision.day) })}</>}
            {revision.reason !== null && <> {t('EntryHistory.reason', { reason: revision.reason })}</>}
          </li>
        ))}
      </ol>
    </details>
  );
}
