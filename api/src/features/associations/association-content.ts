import { searchKey } from '@anaqid/shared-types';
import type { CreateAssociationInput, UpdateAssociationInput } from '@anaqid/shared-types';
import { currency, localizedText, optionalMoney, texts } from '../../platform/checks.js';
import { ensure } from '../../platform/errors.js';
import type { AssociationRecord } from './associations.model.js';

type Money = Pick<AssociationRecord, 'monthlyBudget' | 'monthlyOverhead' | 'currency'>;
type Names = Pick<AssociationRecord, 'name' | 'nameKey' | 'aliases' | 'searchKey'>;
type Content = Names & Money & Pick<AssociationRecord, 'kind'>;

const ALIASES = { each: 120, count: 20 };

/** Validates the content of a new association. The service checks its service types against the catalogue. */
export function newContent(input: CreateAssociationInput): Content {
  return {
    ...namesOf(localizedText(input.name, 'name'), texts(input.aliases, 'aliases', ALIASES)),
    kind: input.kind,
    ...moneyOf(input.monthlyBudget ?? null, input.monthlyOverhead ?? null, input.currency ?? null),
  };
}

/** The content after a change: omitted fields stay, null clears an optional field. */
export function changedContent(before: AssociationRecord, input: UpdateAssociationInput): Content {
  const name = input.name == null ? before.name : localizedText(input.name, 'name');
  const aliases = input.aliases === undefined ? before.aliases : texts(input.aliases, 'aliases', ALIASES);
  const { monthlyBudget = before.monthlyBudget, monthlyOverhead = before.monthlyOverhead } = input;
  const { currency: code = before.currency } = input;
  return {
    ...namesOf(name, aliases),
    kind: input.kind ?? before.kind,
    ...moneyOf(monthlyBudget, monthlyOverhead, code),
  };
}

function namesOf(name: AssociationRecord['name'], aliases: string[]): Names {
  return {
    name,
    nameKey: searchKey(name.ar),
    aliases,
    searchKey: [name.ar, name.en, ...aliases].map(searchKey).join(' | '),
  };
}

/** Amounts need a currency; without amounts the currency is null. */
function moneyOf(budget: number | null, overhead: number | null, code: string | null): Money {
  const monthlyBudget = optionalMoney(budget, 'monthlyBudget');
  const monthlyOverhead = optionalMoney(overhead, 'monthlyOverhead');
  if (monthlyBudget === null && monthlyOverhead === null) return { monthlyBudget, monthlyOverhead, currency: null };
  ensure(code !== null, 'REQUIRED', 'currency');
  return { monthlyBudget, monthlyOverhead, currency: currency(code) };
}
