import { Checkbox, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { FamilyAreaFragment, FamilyCategory, FamilyFileFragment } from '../../../generated/operations.js';
import { useFormat } from '../../../platform/format.js';
import classes from '../families.module.css';
import { linesOf } from './member-values.js';

const categories: readonly FamilyCategory[] = [
  'FEMALE_HEADED',
  'DISPLACED',
  'RETURNEE',
  'DISABILITY',
  'OLDER_PERSON',
  'ORPHANS',
  'LARGE_FAMILY',
];

/** A family's file as typed. */
export interface FileValues {
  name: string;
  areaId: string;
  address: string;
  phone: string;
  categories: FamilyCategory[];
  /** One per line. */
  strengths: string;
}

export const emptyFile: FileValues = { name: '', areaId: '', address: '', phone: '', categories: [], strengths: '' };

export function fileOf(family: FamilyFileFragment): FileValues {
  return {
    name: family.name,
    areaId: family.area?.id ?? '',
    address: family.address ?? '',
    phone: family.phone ?? '',
    categories: [...family.categories],
    strengths: family.strengths.join('\n'),
  };
}

/** The mutation input. */
export function fileInput({ name, areaId, address, phone, categories: chosen, strengths }: FileValues) {
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    name: name.trim(),
    areaId: orNull(areaId),
    address: orNull(address),
    phone: orNull(phone),
    categories: chosen,
    strengths: linesOf(strengths),
  };
}

type FieldProps = ReturnType<ReturnType<typeof useForm>['getInputProps']>;

interface FileFieldsProps {
  field: (name: keyof FileValues) => FieldProps;
  areas: readonly FamilyAreaFragment[];
}

/** Fields for name, address, phone, categories and strengths. */
export function FileFields({ field, areas }: FileFieldsProps) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const format = useFormat();
  const nameOf = new Map(areas.map(({ id, name }) => [id, format.name(name)]));
  const places = areas.map(({ id, parent }) => ({
    value: id,
    label: [nameOf.get(id), parent === null ? undefined : nameOf.get(parent.id)]
      .filter((name) => name !== undefined)
      .join(t('separator')),
  }));
  return (
    <Stack gap="sm">
      <TextInput
        label={t('FileFields.name')}
        description={t('FileFields.nameHint')}
        data-autofocus
        {...field('name')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <NativeSelect
          label={t('FileFields.area')}
          data={[{ value: '', label: t('FileFields.noArea') }, ...places]}
          {...field('areaId')}
        />
        <TextInput
          label={t('FileFields.phone')}
          inputMode="tel"
          autoComplete="off"
          className={classes.ltrField}
          {...field('phone')}
        />
      </SimpleGrid>
      <TextInput label={t('FileFields.address')} autoComplete="off" {...field('address')} />
      <Checkbox.Group size="md" label={t('FileFields.categories')} {...field('categories')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt={4}>
          {categories.map((category) => (
            <Checkbox key={category} value={category} label={tFamily(`Category.${category}`)} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <Textarea label={t('FileFields.strengths')} description={t('FileFields.strengthsHint')} {...field('strengths')} />
    </Stack>
  );
}
