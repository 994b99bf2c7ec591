import type {
  CreateServiceTypeInput,
  EntryMode,
  ServiceClass,
  ServiceFrequency,
  ServiceTypePartsFragment,
} from '../../generated/operations.js';
import { typedWhole } from '../../platform/form/typed-number.js';

/** Values of the form; numbers as typed. */
export interface ServiceTypeValues {
  name: { ar: string; en: string };
  shortName: { ar: string; en: string };
  unit: { ar: string; en: string };
  entryMode: EntryMode;
  unitValue: string;
  currency: string;
  frequency: ServiceFrequency;
  class: ServiceClass;
  repeatWindowDays: string;
  forMember: boolean;
  position: string;
  retired: boolean;
}

export function valuesOf(type: ServiceTypePartsFragment | null): ServiceTypeValues {
  const localizedName = (name: { ar: string; en: string } | undefined): { ar: string; en: string } => ({
    ar: name?.ar ?? '',
    en: name?.en ?? '',
  });
  const number = (count: number | null | undefined): string => (count == null ? '' : String(count));
  return {
    name: localizedName(type?.name),
    shortName: localizedName(type?.shortName),
    unit: localizedName(type?.unit),
    entryMode: type?.entryMode ?? 'QUANTITY',
    unitValue: number(type?.unitValue),
    currency: type?.currency ?? 'SYP',
    frequency: type?.frequency ?? 'MONTHLY',
    class: type?.class ?? 'CARE',
    repeatWindowDays: number(type?.repeatWindowDays),
    forMember: type?.forMember ?? false,
    position: number(type?.position),
    retired: type?.retired ?? false,
  };
}

/** The mutation input; a service entered as an amount has no unit value, and a currency is sent only with a value. */
export function inputOf(values: ServiceTypeValues): Omit<CreateServiceTypeInput, 'clientKey'> {
  const { name, shortName, unit, entryMode, frequency, forMember } = values;
  const unitValue = entryMode === 'AMOUNT' ? null : numberOf(values.unitValue);
  return {
    name,
    unit,
    entryMode,
    frequency,
    forMember,
    class: values.class,
    ...(shortName.ar.trim() === '' ? {} : { shortName }),
    unitValue,
    currency: unitValue === null ? null : values.currency.trim(),
    repeatWindowDays: numberOf(values.repeatWindowDays),
  };
}

export function numberOf(text: string): number | null {
  const number = typedWhole(text);
  return number === 'invalid' ? null : number;
}
