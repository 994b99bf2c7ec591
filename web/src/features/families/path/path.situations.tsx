import type { FamilyPathPartsFragment, FamilyPathQuery } from '../../../generated/operations.js';
import { nothing, situation } from '../../../testing/situations.js';
import { candidate, enrolled, graduated, readOnly, statusOf } from '../invented-families.situations.js';
import { receivedServices, path, qualifyingPath, statedStatuses, unvisitedPath } from '../invented-paths.situations.js';
import { PathSection } from './PathSection.js';

/** The server's response for an enrolled family. */
function read(of: FamilyPathPartsFragment | null, stated: typeof statedStatuses = []): FamilyPathQuery {
  return { family: { id: 'family', path: of, assessments: [], statedStatuses: stated } };
}

export const unread = { data: null, hasFailed: false, reload: nothing };

export const situations = {
  onTheWay: situation(PathSection, {
    family: enrolled,
    given: receivedServices,
    path: { ...unread, data: read(path, statedStatuses) },
  }),
  onTheWayOnPhone: situation(
    PathSection,
    { family: enrolled, given: receivedServices, path: { ...unread, data: read(path) } },
    { device: 'phone' },
  ),
  readByHeadBeforeServices: situation(PathSection, {
    family: readOnly,
    given: null,
    path: { ...unread, data: read(path) },
  }),
  notVisitedYet: situation(PathSection, {
    family: { ...enrolled, status: statusOf('NO_BASELINE', 'NO_BASELINE') },
    given: [],
    path: { ...unread, data: read(unvisitedPath) },
  }),
  graduated: situation(PathSection, {
    family: graduated,
    given: receivedServices,
    path: { ...unread, data: read(qualifyingPath) },
  }),
  loading: situation(PathSection, { family: enrolled, given: null, path: unread }),
  failed: situation(PathSection, { family: enrolled, given: null, path: { ...unread, hasFailed: true } }),
  neverEnrolled: situation(PathSection, { family: candidate, given: [], path: unread }),
  outOfReach: situation(PathSection, { family: enrolled, given: [], path: { ...unread, data: { family: null } } }),
};
