import { isDay, normalizeDigits } from '@anaqid/shared-types';
import type { NominateFamilyInput, UpdateFamilyInput } from '@anaqid/shared-types';
import { code, optionalText, text, texts } from '../../../platform/checks.js';
import { ensure, DomainError } from '../../../platform/errors.js';
import type { FamilyRecord } from '../families.model.js';

type File = Pick<FamilyRecord, 'address' | 'phone' | 'categories' | 'strengths'>;

const CODE = /^[A-Z0-9][A-Z0-9/-]*$/;
const CODE_LENGTH = 20;
const PHONE = /^\+?[0-9][0-9 ()-]{2,29}$/;
const STRENGTHS = { each: 120, count: 20 };

/** The file of a nominated family, without area and members. */
export function newFile(input: NominateFamilyInput): File {
  return {
    address: optionalText(input.address, 'address', 300),
    phone: phone(input.phone),
    categories: [...new Set(input.categories ?? [])],
    strengths: texts(input.strengths, 'strengths', STRENGTHS),
  };
}

/** The file after a change: omitted fields stay, null clears a field. The name cannot be cleared. */
export function changedFile(before: FamilyRecord, input: UpdateFamilyInput): Pick<FamilyRecord, 'name'> & File {
  const { address, categories, strengths } = input;
  return {
    name: input.name === undefined ? before.name : nameOf(input.name),
    address: address === undefined ? before.address : optionalText(address, 'address', 300),
    phone: input.phone === undefined ? before.phone : phone(input.phone),
    categories: categories === undefined ? before.categories : [...new Set(categories ?? [])],
    strengths: strengths === undefined ? before.strengths : texts(strengths, 'strengths', STRENGTHS),
  };
}

export function nameOf(name: string | null): string {
  return text(name, 'name', 120);
}

/** The requested code; null: the next free one. */
export function requestedCodeOf(input: NominateFamilyInput): string | null {
  const requested = code(input.code, 'code', CODE_LENGTH);
  ensure(requested === null || CODE.test(requested), 'INVALID', 'code');
  return requested;
}

/** Validates a day that is not in the future. */
export function pastDay(day: string, field: string, today: string): string {
  ensure(isDay(day) && day <= today, 'INVALID', field);
  return day;
}

function phone(value: string | null | undefined): string | null {
  const clean = optionalText(value, 'phone', 30);
  if (clean === null) return null;
  const digits = normalizeDigits(clean);
  if (!PHONE.test(digits)) throw new DomainError('INVALID', 'phone');
  return digits;
}
