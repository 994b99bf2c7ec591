import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FamilyFileFragment, MemberPartsFragment } from '../../../generated/operations.js';
import { useFormat } from '../../../platform/format.js';
import { MembersProposal } from './MembersProposal.js';
import { EditIcon, PlusIcon } from '../../../ui/icons.js';
import classes from '../families.module.css';
import type { OpenDialog } from './FamilyDialog.js';
import { ageIn } from '../file/member-values.js';

interface MembersSectionProps {
  family: FamilyFileFragment;
  onOpen: (dialog: OpenDialog) => void;
}

/** Members of the family with their ages in the current month; members who left stay listed. */
export function MembersSection({ family, onOpen }: MembersSectionProps) {
  const { t } = useTranslation('families');
  const { members, viewerCanEdit, pilot } = family;
  return (
    <section className={classes.section} aria-labelledby="members">
      <div className={classes.head}>
        <h2 id="members" className={classes.title}>
          {t('MembersSection.title', { count: family.memberCount })}
        </h2>
        {viewerCanEdit && (
          <Button
            variant="subtle"
            leftSection={<PlusIcon />}
            className="no-print"
            onClick={() => onOpen({ kind: 'member', member: null })}
          >
            {t('MembersSection.add')}
          </Button>
        )}
      </div>
      <MembersProposal family={family} onOpen={onOpen} />
      {members.length === 0 && <p className={classes.note}>{t('MembersSection.none')}</p>}
      <ul className={classes.list}>
        {members.map((member) => (
          <li key={member.id} className={classes.row}>
            <MemberLine member={member} month={pilot.presentMonth} />
            {viewerCanEdit && (
              <Button
                variant="subtle"
                px="xs"
                className="no-print"
                aria-label={t('MembersSection.edit', { name: member.name })}
                onClick={() => onOpen({ kind: 'member', member })}
              >
                <EditIcon />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function MemberLine({ member, month }: { member: MemberPartsFragment; month: string }) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const format = useFormat();
  const age = ageIn(member, member.leftMonth !== null && member.leftMonth < month ? member.leftMonth : month);
  const facts = [
    tFamily(`Relation.${member.relation}`),
    age === null ? null : t(member.bornYearOnly ? 'MemberLine.aboutAge' : 'MemberLine.age', { count: age }),
    member.isProvider ? t('MemberLine.provider') : null,
    member.isCaregiver ? t('MemberLine.caregiver') : null,
    member.hasDisability ? t('MemberLine.disability') : null,
    member.ableToWork === null ? null : t(member.ableToWork ? 'MemberLine.able' : 'MemberLine.notAble'),
    member.schooling === null ? null : tFamily(`Schooling.${member.schooling}`),
    member.work,
    member.skills.length === 0 ? null : t('MemberLine.skills', { skills: format.list(member.skills) }),
    member.joinedMonth === null ? null : t('MemberLine.joined', { month: format.month(member.joinedMonth) }),
    member.leftMonth === null ? null : t('MemberLine.left', { month: format.month(member.leftMonth) }),
  ].filter((fact) => fact !== null);
  return (
    <div data-left={member.leftMonth !== null || undefined} className={classes.person}>
      <strong>{member.name}</strong>
      <span className={classes.facts}>{facts.join(t('separator'))}</span>
    </div>
  );
}
