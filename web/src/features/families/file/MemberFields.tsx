import { Checkbox, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { useForm } from '@mantine/form';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../platform/form/DateField.js';
import type { Relation, Schooling, Sex } from '../../../generated/operations.js';
import { parseBirth } from './birth.js';
import classes from '../families.module.css';
import type { MemberValues } from './member-values.js';

const relations: readonly Relation[] = [
  'REPRESENTATIVE',
  'SPOUSE',
  'CHILD',
  'PARENT',
  'SIBLING',
  'GRANDCHILD',
  'OTHER',
];
const sexes: readonly Sex[] = ['FEMALE', 'MALE'];
const schoolings: readonly Schooling[] = [
  'NOT_YET',
  'IN_SCHOOL',
  'DROPPED_OUT',
  'BASIC',
  'SECONDARY',
  'HIGHER',
  'NONE',
];

type FieldProps = ReturnType<ReturnType<typeof useForm>['getInputProps']>;

interface MemberFieldsProps {
  /** Props of one field of the form. */
  field: (name: keyof MemberValues, options?: { type: 'checkbox' }) => FieldProps;
  takesFocus?: boolean;
}

/** Fields of one member: required ones first, the rest collapsed. */
export function MemberFields({ field, takesFocus }: MemberFieldsProps) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const choices = <Value extends string>(group: string, values: readonly Value[]): { value: string; label: string }[] =>
    values.map((value) => ({ value, label: tFamily(`${group}.${value}`) }));
  return (
    <Stack gap="sm">
      <TextInput label={t('MemberFields.name')} data-autofocus={takesFocus || undefined} {...field('name')} />
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <NativeSelect label={t('MemberFields.relation')} data={choices('Relation', relations)} {...field('relation')} />
        <NativeSelect
          label={t('MemberFields.sex')}
          data={[{ value: '', label: t('choose') }, ...choices('Sex', sexes)]}
          {...field('sex')}
        />
        <DateField label={t('MemberFields.born')} allowsYear {...field('bornOn')} />
      </SimpleGrid>
      <details className={classes.more}>
        <summary>{t('MemberFields.more')}</summary>
        <Stack gap="sm" mt="xs">
          <Group gap="lg">
            <Checkbox label={t('MemberFields.provider')} {...field('isProvider', { type: 'checkbox' })} />
            <Checkbox label={t('MemberFields.caregiver')} {...field('isCaregiver', { type: 'checkbox' })} />
            <Checkbox label={t('MemberFields.disability')} {...field('hasDisability', { type: 'checkbox' })} />
          </Group>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <NativeSelect
              label={t('MemberFields.ableToWork')}
              data={[
                { value: '', label: t('MemberFields.notAsked') },
                { value: 'yes', label: t('MemberFields.able') },
                { value: 'no', label: t('MemberFields.notAble') },
              ]}
              {...field('ableToWork')}
            />
            <NativeSelect
              label={t('MemberFields.schooling')}
              data={[{ value: '', label: t('MemberFields.notAsked') }, ...choices('Schooling', schoolings)]}
              {...field('schooling')}
            />
          </SimpleGrid>
          <TextInput label={t('MemberFields.work')} {...field('work')} />
          <Textarea label={t('MemberFields.skills')} description={t('onePerLine')} {...field('skills')} />
        </Stack>
      </details>
    </Stack>
  );
}

type Check = (value: string) => string | null;

/** Checks that run before anything is sent. */
export function memberChecks(t: TFunction<'families'>): Record<'name' | 'sex' | 'bornOn', Check> {
  return {
    name: (value) => (value.trim() === '' ? t('MemberFields.nameMissing') : null),
    sex: (value) => (value === '' ? t('MemberFields.sexMissing') : null),
    bornOn: (value) => (parseBirth(value) === null ? t('MemberFields.bornNotUnderstood') : null),
  };
}
