import { Menu, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { CheckIcon } from '../../ui/icons.js';
import type { Grid } from './grid-cells.js';
import classes from './MonthGrid.module.css';
import type { GridServiceTypeFragment } from '../../generated/operations.js';

interface ColumnHeadProps {
  serviceType: GridServiceTypeFragment;
  currency: string;
  givers: Grid['givers'];
  /** Association that gives new entries in this column; null: the adopting association of each family. */
  giverId: string | null;
  isReadOnly: boolean;
  onGiver: (giverId: string | null) => void;
}

/** Column header: a service with its unit; pressing it opens the choice of the association that gives it. */
export function ColumnHead({ serviceType, currency, givers, giverId, isReadOnly, onGiver }: ColumnHeadProps) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const giver = givers.find(({ id }) => id === giverId);
  const unit = serviceType.entryMode === 'AMOUNT' ? format.currencySign(currency) : format.name(serviceType.unit);
  const words = (
    <>
      <span className={classes.serviceName}>{format.name(serviceType.shortName)}</span>
      <span className={classes.unit}>{unit}</span>
      {giver !== undefined && <span className={classes.giver}>{format.name(giver.name)}</span>}
    </>
  );
  return (
    <th scope="col">
      {isReadOnly ? (
        <span className={classes.columnHead}>{words}</span>
      ) : (
        <Menu position="bottom" width={300}>
          <Menu.Target>
            <button type="button" tabIndex={-1} className={classes.columnHead}>
              {words}
              <VisuallyHidden>{t('ColumnHead.chooseGiver')}</VisuallyHidden>
            </button>
          </Menu.Target>
          <Menu.Dropdown className={classes.givers}>
            <Menu.Label>{t('ColumnHead.label')}</Menu.Label>
            <Menu.Item leftSection={giverId === null ? <CheckIcon size={16} /> : null} onClick={() => onGiver(null)}>
              {t('ColumnHead.adopting')}
            </Menu.Item>
            {givers.map(({ id, name }) => (
              <Menu.Item
                key={id}
                leftSection={id === giverId ? <CheckIcon size={16} /> : null}
                onClick={() => onGiver(id)}
              >
                {format.name(name)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </th>
  );
}
