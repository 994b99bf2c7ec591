import isEqual from 'fast-deep-equal';

/** The values that a form was opened with, or that were last compared with what is stored. */
export interface Base<Values extends object> {
  /** Version of the record; null for a new one. */
  readonly version: number | null;
  readonly values: Values;
}

interface Rebased<Values extends object> {
  readonly values: Values;
  /** Fields that both sides changed to different values. */
  readonly disputed: readonly (keyof Values & string)[];
}

/**
 * Brings typed values to a newer state of the record: fields that were not touched take the stored value, touched ones keep
 * what was typed. A field that both sides changed differently is disputed. `together` names fields that mean something only
 * with each other, such as an amount and its currency: they count as one.
 */
export function rebase<Values extends object>(
  base: Values,
  stored: Values,
  typed: Values,
  together: readonly (readonly (keyof Values & string)[])[] = [],
): Rebased<Values> {
  const values = { ...typed };
  const disputed: (keyof Values & string)[] = [];
  const alone = fieldsOf(typed).filter((field) => !together.some((group) => group.includes(field)));
  for (const group of [...together, ...alone.map((field) => [field])]) {
    const isTouched = group.some((field) => !isEqual(typed[field], base[field]));
    const isNews = group.some((field) => !isEqual(stored[field], base[field]));
    if (!isTouched) for (const field of group) values[field] = stored[field];
    else if (isNews) disputed.push(...group.filter((field) => !isEqual(stored[field], typed[field])));
  }
  return { values, disputed };
}

/**
 * The fields of a mutation's input that differ from what is stored, so that a save overwrites nothing that somebody else
 * wrote into other fields.
 */
export function changesBetween<Input extends object>(stored: Input, typed: Input): Partial<Input> {
  const changes: Partial<Input> = {};
  for (const field of fieldsOf(typed)) {
    if (!isEqual(stored[field], typed[field])) changes[field] = typed[field];
  }
  return changes;
}

/** The record as it is in a list that was read again, or as it was when the list no longer has it. */
export function latestOf<Item extends { readonly id: string }>(list: readonly Item[] | undefined, opened: Item): Item {
  return list?.find(({ id }) => id === opened.id) ?? opened;
}

const fieldsOf = <Values extends object>(values: Values): (keyof Values & string)[] =>
  Object.keys(values) as (keyof Values & string)[];
