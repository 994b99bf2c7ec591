/** A field before and after; the values are absent where the log does not tell them. */
interface Difference {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

type State = Readonly<Record<string, unknown>>;

/** Records of which the log tells values: those of configuration, none of which is about a family. */
const configuration: ReadonlySet<string> = new Set([
  'pilot',
  'pilotExtension',
  'incomeLine',
  'priceIndex',
  'cluster',
  'association',
  'membership',
  'area',
  'serviceType',
  'account',
]);

/** Fields that follow from others, or that every record carries. */
const technical: ReadonlySet<string> = new Set([
  '_id',
  'version',
  'recordedAt',
  'recordedBy',
  'recordedByName',
  'fingerprint',
  'nameKey',
  'searchKey',
  'codeKey',
  'searchWords',
  'searchNumbers',
  'identityKeys',
  'sessionEpoch',
  'lastSignInAt',
  'passwordHash',
]);

/** Scope of an association that follows from its memberships, which have entries of their own. */
const derived: Readonly<Record<string, ReadonlySet<string>>> = {
  association: new Set(['clusterIds', 'pilotIds']),
  pilotExtension: new Set(['fromMonths', 'toMonths', 'familyId']),
};

/**
 * What a version changed. Of a family only the names of the fields, and none of a first version, where every field is
 * new; of other records about families the action says it.
 */
export function recordChanges(recordType: string, before: State | null, after: State): Difference[] {
  const fields = changedFields(recordType, before ?? {}, after);
  if (configuration.has(recordType))
    return [
      ...monthsOfExtension(recordType, after),
      ...fields.map((field) => ({ field, before: before?.[field] ?? null, after: after[field] ?? null })),
    ];
  return recordType !== 'family' || before === null
    ? []
    : fields.map((field) => ({ field, before: null, after: null }));
}

function changedFields(recordType: string, before: State, after: State): string[] {
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return fields.filter(
    (field) =>
      !technical.has(field) &&
      derived[recordType]?.has(field) !== true &&
      JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );
}

/** An extension holds both numbers of months itself. */
function monthsOfExtension(recordType: string, { fromMonths, toMonths }: State): Difference[] {
  return recordType === 'pilotExtension' ? [{ field: 'months', before: fromMonths, after: toMonths }] : [];
}
