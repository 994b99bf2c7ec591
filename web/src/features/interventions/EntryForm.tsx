import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type CellEntry, firstDayOf, lastDayOf, parseCell } from '@anaqid/shared-types';
import isEqual from 'fast-deep-equal';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField, hasUnreadDay } from '../../platform/form/DateField.js';
import { hasFieldsOf, useFormDraft } from '../../platform/form/use-form-draft.js';
import { useFormat } from '../../platform/format.js';
import type { CellPosition } from './cell-changes.js';
import { correctionOf, logOf, voidOf, withValue } from './cell-changes.js';
import { type Entry, type EntryContent, entryValue, type Grid } from './grid-cells.js';
import type { GridEditing } from './grid-editing.js';
import type { PanelFamilyFragment } from '../../generated/operations.js';

interface EntryFormProps {
  /** Null: a further entry of the cell. */
  entry: Entry | null;
  position: CellPosition;
  grid: Grid;
  family: PanelFamilyFragment | null;
  editing: GridEditing;
  takesFocus: boolean;
}

interface Fields {
  value: string;
  giverId: string;
  day: string;
  memberId: string;
  voucherNumber: string;
  reason: string;
}

/** Form for all fields of one entry. Saving goes through the outbox, as for a value typed into a cell. */
export function EntryForm({ entry, position, grid, family, editing, takesFocus }: EntryFormProps) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const opened = fieldsOf(entry, position);
  const { familyId, serviceTypeId } = position.cell;
  const draft = useFormDraft<Fields>({
    keepAs: `entry ${entry?.id ?? `${familyId} ${serviceTypeId} ${position.month}`}`,
    isReadable: (content): content is Fields => hasFieldsOf(content, opened),
  });
  const [fields, setFields] = useState<Fields>(draft.resumed ?? opened);
  useEffect(() => draft.follow(isEqual(fields, opened) ? null : fields, false));
  const [problem, setProblem] = useState<{ field: 'value' | 'reason'; text: string } | null>(null);
  const set = (field: keyof Fields) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setProblem(null);
    setFields((old) => ({ ...old, [field]: value }));
  };

  const save = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (hasUnreadDay(event.currentTarget)) return;
    const typed = parseCell(fields.value, position.serviceType.entryMode);
    const text = problemOf(typed);
    if (text !== null) return setProblem({ field: 'value', text: t(`CellProblem.${text}`, { text: fields.value }) });
    const content = contentOfFields(fields, typed.kind === 'value' ? typed.value : 0, entry, position);
    const change =
      entry === null ? logOf(content, position) : correctionOf(entry, content, position, fields.reason.trim());
    if (change !== null) editing.send([change]);
    if (entry === null) setFields(fieldsOf(null, position));
  };

  const empty = (): void => {
    if (entry === null) return;
    if (fields.reason.trim() === '') return setProblem({ field: 'reason', text: t('EntryForm.reasonNeeded') });
    editing.send([voidOf(entry, position, fields.reason.trim())]);
  };

  const isReadOnly = !grid.viewerCanLog;
  return (
    <form onSubmit={save} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('EntryForm.value', { unit: unitOf(position, grid, format) })}
          inputMode="numeric"
          value={fields.value}
          onChange={set('value')}
          readOnly={isReadOnly}
          data-autofocus={takesFocus || undefined}
          error={problem?.field === 'value' ? problem.text : null}
        />
        <FurtherFields entry={entry} position={position} grid={grid} family={family} fields={fields} set={set} />
        {entry !== null && !isReadOnly && (
          <TextInput
            label={t('EntryForm.reason')}
            maxLength={1000}
            value={fields.reason}
            onChange={set('reason')}
            error={problem?.field === 'reason' ? problem.text : null}
          />
        )}
        {!isReadOnly && (
          <Group>
            <Button type="submit">{t(entry === null ? 'EntryForm.add' : 'EntryForm.save')}</Button>
            {entry !== null && (
              <Button variant="default" onClick={empty}>
                {t('EntryForm.void')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </form>
  );
}

interface FurtherFieldsProps extends Pick<EntryFormProps, 'entry' | 'position' | 'grid' | 'family'> {
  fields: Fields;
  set: (field: keyof Fields) => (event: { currentTarget: { value: string } }) => void;
}

/** Association, day, member and voucher: fields of an entry beside its number. */
function FurtherFields({ entry, position, grid, family, fields, set }: FurtherFieldsProps) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const isReadOnly = !grid.viewerCanLog;
  const members = (family?.members ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const givers = withGiver(grid, entry, position).map(({ id, name }) => ({ value: id, label: format.name(name) }));
  return (
    <>
      <NativeSelect
        label={t('EntryForm.giver')}
        data={givers}
        value={fields.giverId}
        onChange={set('giverId')}
        disabled={isReadOnly}
      />
      <DateField
        label={t('EntryForm.day')}
        min={firstDayOf(position.month)}
        max={lastDayOf(position.month)}
        value={fields.day}
        onChange={(value) => set('day')({ currentTarget: { value } })}
        readOnly={isReadOnly}
      />
      {(position.serviceType.forMember || fields.memberId !== '') && (
        <NativeSelect
          label={t('EntryForm.member')}
          data={[{ value: '', label: t('EntryForm.noMember') }, ...members]}
          value={fields.memberId}
          onChange={set('memberId')}
          disabled={isReadOnly}
        />
      )}
      <TextInput
        label={t('EntryForm.voucher')}
        maxLength={40}
        value={fields.voucherNumber}
        onChange={set('voucherNumber')}
        readOnly={isReadOnly}
      />
    </>
  );
}

function fieldsOf(entry: Entry | null, position: CellPosition): Fields {
  return {
    value: entry === null ? '' : String(entryValue(entry, position.serviceType.entryMode)),
    giverId: entry?.giverId ?? position.columnGiverId ?? position.row.family.association?.id ?? '',
    day: entry?.day ?? '',
    memberId: entry?.memberId ?? '',
    voucherNumber: entry?.voucherNumber ?? '',
    reason: '',
  };
}

function contentOfFields(fields: Fields, value: number, entry: Entry | null, position: CellPosition): EntryContent {
  const rest: EntryContent = {
    quantity: entry?.quantity ?? 1,
    amount: entry?.amount ?? null,
    giverId: fields.giverId === '' ? null : fields.giverId,
    day: fields.day === '' ? null : fields.day,
    memberId: fields.memberId === '' ? null : fields.memberId,
    voucherNumber: fields.voucherNumber.trim() === '' ? null : fields.voucherNumber.trim(),
  };
  const isSame = entry !== null && entryValue(entry, position.serviceType.entryMode) === value;
  return isSame ? rest : withValue(rest, value, position.serviceType);
}

function problemOf(typed: CellEntry): string | null {
  if (typed.kind === 'empty') return 'EMPTY';
  return typed.kind === 'invalid' ? typed.problem : null;
}

/**
 * Associations to choose from. The association of an existing entry stays in the list even if it can no longer be
 * chosen.
 */
function withGiver(grid: Grid, entry: Entry | null, position: CellPosition): Grid['givers'] {
  const { association } = position.row.family;
  const isListed = grid.givers.some(({ id }) => id === association?.id);
  const givers = isListed || association === null ? grid.givers : [association, ...grid.givers];
  const giverId = entry?.giverId;
  if (giverId == null || givers.some(({ id }) => id === giverId)) return givers;
  const stored = grid.rows
    .flatMap(({ cells }) => cells.flatMap(({ entries }) => entries))
    .find(({ givingAssociation }) => givingAssociation.id === giverId);
  return stored === undefined ? givers : [stored.givingAssociation, ...givers];
}

function unitOf({ serviceType }: CellPosition, grid: Grid, format: ReturnType<typeof useFormat>): string {
  return serviceType.entryMode === 'AMOUNT'
    ? format.currencySign(grid.cluster.pilot.currency)
    : format.name(serviceType.unit);
}
