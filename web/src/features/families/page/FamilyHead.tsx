import { Button, Group, Menu, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FamilyFileFragment, LifeCycleStep } from '../../../generated/operations.js';
import { FamilyBadge } from '../../../domain/family/FamilyBadge.js';
import { useStatusText } from '../../../domain/family/status-text.js';
import { useFormat } from '../../../platform/format.js';
import { useViewer } from '../../../platform/session.js';
import { MoreIcon, PrintIcon } from '../../../ui/icons.js';
import { PageHeader } from '../../../ui/PageHeader.js';
import classes from '../families.module.css';
import type { OpenDialog } from './FamilyDialog.js';
import { wrappingButton } from '../../../ui/wrapping-button.js';

interface FamilyHeadProps {
  family: FamilyFileFragment;
  onOpen: (dialog: OpenDialog) => void;
}

/** Header of a family's page: name, cluster and association, status, and actions. */
export function FamilyHead({ family, onOpen }: FamilyHeadProps) {
  const { t } = useTranslation('families');
  const format = useFormat();
  const { role } = useViewer();
  const { spells } = family;
  const text = useStatusText();
  const [spell] = spells;
  const facts = [
    family.association === null ? null : format.name(family.association.name),
    format.name(family.cluster.name),
    spell === undefined ? null : t('FamilyHead.enrolled', { month: format.month(spell.enrolledMonth) }),
  ].filter((part) => part !== null);
  return (
    <>
      <Link to={role === 'COORDINATOR' ? '/families' : '/'} className={`${classes.back} no-print`}>
        {t(role === 'COORDINATOR' ? 'FamilyHead.back' : 'FamilyHead.backHome')}
      </Link>
      <PageHeader
        title={family.name}
        lead={
          <>
            <bdi>{family.code}</bdi>
            {t('separator')}
            {facts.join(t('separator'))}
          </>
        }
        actions={
          <>
            <StepMenu steps={family.viewerSteps} onStep={(step) => onOpen({ kind: 'step', step })} />
            <Button variant="default" leftSection={<PrintIcon />} onClick={() => window.print()}>
              {t('FamilyHead.print')}
            </Button>
          </>
        }
      />
      <Group mt={-8} mb="sm" gap="sm">
        <FamilyBadge badge={family.status.badge} />
        <Text>
          {text.reason(family.status.reason)} {family.status.run !== null && text.run(family.status.run)}
        </Text>
      </Group>
    </>
  );
}

/** What somebody waits for: each has a button of its own. */
const ownButtons: readonly LifeCycleStep[] = ['ENROL', 'APPROVE_GRADUATION', 'PROPOSE_GRADUATION'];

/** Enrolling, proposing and approving have their own buttons; steps that suspend or end something are in a menu. */
function StepMenu({ steps, onStep }: { steps: readonly LifeCycleStep[]; onStep: (step: LifeCycleStep) => void }) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const others = steps.filter((step) => !ownButtons.includes(step) && step !== 'NOMINATE');
  return (
    <>
      {ownButtons
        .filter((step) => steps.includes(step))
        .map((step) => (
          <Button key={step} {...wrappingButton} onClick={() => onStep(step)}>
            {tFamily(`Step.${step}`)}
          </Button>
        ))}
      {others.length > 0 && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button variant="default" leftSection={<MoreIcon />}>
              {t('FamilyHead.steps')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((step) => (
              <Menu.Item key={step} onClick={() => onStep(step)}>
                {tFamily(`Step.${step}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
