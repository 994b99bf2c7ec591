import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  AssociationMonthQuery,
  CardFamilyFragment,
  CheckedFamilyFragment,
  ConfirmMonthInput,
} from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { EmptyState } from '../../ui/EmptyState.js';
import classes from './AssociationHomePage.module.css';
import { FamilyCard } from './FamilyCard.js';
import { GivenToOthers } from './GivenToOthers.js';
import { MonthCheck } from './MonthCheck.js';

interface MonthOfAssociationProps {
  families: readonly CardFamilyFragment[];
  /** Null: an association without families has no month and sees everything it gave. */
  month: string | null;
  /** Records of the families in the month. */
  inMonth: readonly CheckedFamilyFragment[];
  givenToOthers: AssociationMonthQuery['servicesGivenToOthers'];
  isLoading: boolean;
  onConfirm: (input: ConfirmMonthInput) => ServerAnswer;
  onAsk: (family: CardFamilyFragment) => void;
}

/** An association's families with what they received in a month, its confirmation, and what was given to others. */
export function MonthOfAssociation(props: MonthOfAssociationProps) {
  const { families, month, inMonth, givenToOthers, isLoading, onConfirm, onAsk } = props;
  const { t } = useTranslation('month-checks');
  const monthsByFamily = new Map(inMonth.map((family) => [family.id, family]));
  return (
    <div aria-busy={isLoading}>
      {families.length === 0 ? (
        <EmptyState title={t('AssociationHomePage.empty')} reason={t('AssociationHomePage.emptyReason')} />
      ) : (
        <>
          {month !== null && <MonthCheck month={month} families={inMonth} onConfirm={onConfirm} />}
          <ul className={classes.cards}>
            {families.map((family) => (
              <FamilyCard
                key={family.id}
                family={family}
                month={month}
                inMonth={monthsByFamily.get(family.id)}
                onAsk={() => onAsk(family)}
              />
            ))}
          </ul>
        </>
      )}
      <Title order={2} mt="lg" mb="xs">
        {t('AssociationHomePage.givenToOthers')}
      </Title>
      <GivenToOthers given={givenToOthers} isEveryMonth={month === null} />
    </div>
  );
}
