import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FamilyFileFragment } from '../../../generated/operations.js';
import { useFormat } from '../../../platform/format.js';
import { EditIcon } from '../../../ui/icons.js';
import { purposes } from '../file/ConsentForm.js';
import classes from '../families.module.css';
import type { OpenDialog } from './FamilyDialog.js';

interface FileSectionProps {
  family: FamilyFileFragment;
  onOpen: (dialog: OpenDialog) => void;
}

/** The file of a family: strengths first, then address and consents. */
export function FileSection({ family, onOpen }: FileSectionProps) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const format = useFormat();
  const { viewerCanEdit, strengths, categories, area, address, phone } = family;
  return (
    <section className={classes.section} aria-labelledby="file">
      <div className={classes.head}>
        <h2 id="file" className={classes.title}>
          {t('FileSection.title')}
        </h2>
        {viewerCanEdit && (
          <Button
            variant="subtle"
            leftSection={<EditIcon />}
            className="no-print"
            onClick={() => onOpen({ kind: 'file' })}
          >
            {t('FileSection.edit')}
          </Button>
        )}
      </div>
      <dl className={classes.facts2}>
        <Fact name={t('FileSection.strengths')}>{strengths.length === 0 ? null : format.list(strengths)}</Fact>
        <Fact name={t('FileSection.categories')}>
          {categories.length === 0
            ? null
            : categories.map((category) => tFamily(`Category.${category}`)).join(t('separator'))}
        </Fact>
        <Fact name={t('FileSection.area')}>{area === null ? null : format.name(area.name)}</Fact>
        <Fact name={t('FileSection.address')}>{address}</Fact>
        {phone !== null && (
          <Fact name={t('FileSection.phone')}>
            <Anchor href={`tel:${phone.replaceAll(' ', '')}`}>
              <bdi dir="ltr">{phone}</bdi>
            </Anchor>
          </Fact>
        )}
      </dl>
      <Consents family={family} onOpen={onOpen} />
    </section>
  );
}

function Consents({ family, onOpen }: FileSectionProps) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const format = useFormat();
  return (
    <>
      <div className={classes.head}>
        <h3 className={classes.title}>{t('Consent.title')}</h3>
        {family.viewerCanEdit && (
          <Button
            variant="subtle"
            leftSection={<EditIcon />}
            className="no-print"
            onClick={() => onOpen({ kind: 'consent' })}
          >
            {t('Consent.record')}
          </Button>
        )}
      </div>
      <dl className={classes.facts2}>
        {purposes.map((purpose) => {
          const latest = family.consents.find((consent) => consent.purpose === purpose);
          const decision =
            latest === undefined
              ? t('Consent.notAsked')
              : t(latest.given ? 'Consent.givenOn' : 'Consent.refusedOn', { day: format.date(latest.on) });
          return (
            <Fact key={purpose} name={tFamily(`ConsentPurpose.${purpose}`)}>
              {decision}
            </Fact>
          );
        })}
      </dl>
    </>
  );
}

/** A line of the file; unknown values are omitted. */
function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  if (children === null) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
