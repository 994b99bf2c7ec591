import type { AssociationKind, AssociationPartsFragment, CreateAssociationInput } from '../../generated/operations.js';
import { numberOf, typedWhole } from '../../platform/form/typed-number.js';

/** Values of the association form; numbers as typed, other names separated by commas. */
interface AssociationValues {
  name: { ar: string; en: string };
  kind: AssociationKind;
  aliases: string;
  monthlyBudget: string;
  monthlyOverhead: string;
  currency: string;
  serviceTypeIds: string[];
}

export function valuesOf(association: AssociationPartsFragment | null): AssociationValues {
  const number = (count: number | null | undefined): string => (count == null ? '' : String(count));
  return {
    name: { ar: association?.name.ar ?? '', en: association?.name.en ?? '' },
    kind: association?.kind ?? 'CHARITY',
    aliases: association?.aliases.join('، ') ?? '',
    monthlyBudget: number(association?.monthlyBudget),
    monthlyOverhead: number(association?.monthlyOverhead),
    currency: association?.currency ?? 'SYP',
    serviceTypeIds: association?.serviceTypes.map(({ id }) => id) ?? [],
  };
}

/** The mutation input; a currency is sent only with an amount. */
export function inputOf(values: AssociationValues): Omit<CreateAssociationInput, 'clientKey'> {
  const { name, kind, aliases, serviceTypeIds, currency, ...typed } = values;
  const amount = (text: string): number | null => numberOf(typedWhole(text));
  const [monthlyBudget, monthlyOverhead] = [amount(typed.monthlyBudget), amount(typed.monthlyOverhead)];
  const hasAmount = monthlyBudget !== null || monthlyOverhead !== null;
  return {
    name,
    kind,
    serviceTypeIds,
    monthlyBudget,
    monthlyOverhead,
    aliases: aliases
      .split(/[,،]/)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ''),
    currency: hasAmount ? currency : null,
  };
}
