import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Client } from '../kit/client.js';
import { signInAs, type Devices, type Visit } from '../kit/browser.js';
import { startSmallWorld, type SmallWorld } from '../kit/small-world.js';
import { enrolledFamily, make, marker, type PersonName, type World, worldPassword } from '../kit/world.js';

export const basicDomains = ['OWN_INCOME', 'WORK', 'FOOD', 'HOUSING', 'HEALTH', 'CHILDREN_EDUCATION'] as const;
const supporting = ['SKILLS', 'SAVINGS', 'SOCIAL_TIES', 'PAPERS'] as const;

/** A small pilot on an empty product, with families to which every domain applies. */
export interface VisitsWorld extends SmallWorld {
  /** A family of cluster 1 and association 1 with a member who is able to work and a child of school age. */
  wholeFamily(number: number): Promise<string>;
}

export async function startVisitsWorld(): Promise<VisitsWorld> {
  const world = await startSmallWorld();
  const { areaId, clusters, associations, people } = world;
  const wholeFamily = (number: number): Promise<string> => {
    const more = [
      { relation: 'SPOUSE', sex: 'MALE', bornOn: '1978-03-01', isProvider: true, ableToWork: true },
      { relation: 'CHILD', sex: 'FEMALE', bornOn: '2008-09-01' },
    ].map((member) => ({ id: randomUUID(), name: `${marker('member', number)} ${member.relation}`, ...member }));
    const scope = { clusterId: clusters[0], associationId: associations[0], areaId };
    return enrolledFamily(people.coordinator1, { ...scope, number, more });
  };
  return { ...world, wholeFamily };
}

/** Records visits of a family with all domains at one level; between full forms only the basic domains. */
export async function recordVisits(
  coordinator: Client,
  familyId: string,
  levels: Readonly<Record<string, number>>,
): Promise<void> {
  for (const [month, level] of Object.entries(levels)) {
    const form = month === '2018-02' || month === '2018-05' ? 'FULL' : 'MONTHLY';
    const domains = form === 'FULL' ? [...basicDomains, ...supporting] : basicDomains;
    await make(coordinator, 'recordAssessment', 'RecordAssessmentInput', 'assessment', {
      clientKey: randomUUID(),
      familyId,
      month,
      visitedOn: `${month}-20`,
      form,
      answers: domains.map((domain) => ({
        domain,
        level,
      })),
    });
  }
}

/** Opens a page on a new device, signed in. */
export async function openPage(
  devices: Devices,
  { url }: World,
  { person, path, visit = {} }: { person: PersonName; path: string; visit?: Visit },
): Promise<Page> {
  const page = await (await devices.open(visit)).newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signInAs(page, `${url}${path}`, person, visit.language, worldPassword);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}
