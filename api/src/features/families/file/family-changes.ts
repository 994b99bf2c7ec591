import type { RevisionRecord } from '../../../platform/revisions.js';
import type { FamilyRecord, MemberRecord } from '../families.model.js';

/** A field before and after, as text; for `area` and `association` the text is an id. */
export interface FieldDifference {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A version of a family's file and the fields it changed. */
interface FileChange {
  readonly revision: RevisionRecord;
  readonly fields: readonly FieldDifference[];
}

type State = Partial<FamilyRecord>;

/** Fields of the file that readers see; sort and search keys are left out. */
const fileFields: readonly [name: string, text: (state: State) => string | null][] = [
  ['code', ({ code }) => code ?? null],
  ['name', ({ name }) => name ?? null],
  ['state', ({ state }) => state ?? null],
  ['association', ({ associationId }) => associationId ?? null],
  ['area', ({ areaId }) => areaId ?? null],
  ['address', ({ address }) => address ?? null],
  ['phone', ({ phone }) => phone ?? null],
  ['categories', ({ categories }) => listed(categories)],
  ['strengths', ({ strengths }) => listed(strengths)],
  ['consents', ({ consented }) => listed(consented)],
  ['enrolledMonth', ({ spells }) => spells?.at(-1)?.enrolledMonth ?? null],
  ['exitMonth', ({ spells }) => spells?.at(-1)?.exitMonth ?? null],
  ['exitReason', ({ spells }) => spells?.at(-1)?.exitReason ?? null],
];

/** Fields that only some readers see, in the history as well. */
const contactFields: ReadonlySet<string> = new Set(['address', 'phone']);

/** Changes of each version, newest first; versions without a change that the reader may see are left out. */
export function fileChanges(
  revisions: readonly RevisionRecord[],
  { withContact }: { withContact: boolean },
): FileChange[] {
  const changes = revisions.map((revision, index) => {
    const before = (revisions[index - 1]?.state ?? {}) as State;
    const after = revision.state as State;
    const fields = [...fileDifferences(before, after), ...memberDifferences(before.members ?? [], after.members ?? [])];
    return { revision, fields: fields.filter(({ field }) => withContact || !contactFields.has(field)) };
  });
  return changes.filter(({ fields }) => fields.length > 0).reverse();
}

function fileDifferences(before: State, after: State): FieldDifference[] {
  return fileFields
    .map(([field, text]) => ({ field, before: text(before), after: text(after) }))
    .filter((difference) => difference.before !== difference.after);
}

/** A new member is one difference; a changed member is one difference for each field, named `members.<field>`. */
function memberDifferences(before: readonly MemberRecord[], after: readonly MemberRecord[]): FieldDifference[] {
  return after.flatMap((member) => {
    const memberBefore = before.find(({ _id }) => _id === member._id);
    if (memberBefore === undefined) return [{ field: 'members', before: null, after: member.name }];
    const fields = Object.keys(member).filter((field) => field !== '_id') as (keyof MemberRecord)[];
    return fields
      .map((field) => ({ field: `members.${field}`, before: plain(memberBefore[field]), after: plain(member[field]) }))
      .filter((difference) => difference.before !== difference.after);
  });
}

function plain(value: MemberRecord[keyof MemberRecord]): string | null {
  if (Array.isArray(value)) return listed(value);
  return value === null ? null : String(value);
}

function listed(values: readonly string[] | undefined): string | null {
  return values === undefined || values.length === 0 ? null : values.join(', ');
}
