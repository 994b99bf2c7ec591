import type { AreaPartsFragment } from '../../generated/operations.js';
import { nothing, pressing, refuses, situation, stores } from '../../testing/situations.js';
import { AreaDialog } from './AreaDialog.js';
import { AreasView } from './AreasView.js';

const damascus: AreaPartsFragment = {
  id: 'area-1',
  name: { ar: 'دمشق', en: 'Damascus' },
  level: 'GOVERNORATE',
  parent: null,
  code: 'SY-DI',
  version: 2,
};
const midan: AreaPartsFragment = {
  id: 'area-2',
  name: { ar: 'الميدان', en: 'Midan' },
  level: 'DISTRICT',
  parent: { id: 'area-1' },
  code: null,
  version: 1,
};
const homs: AreaPartsFragment = { ...damascus, id: 'area-3', name: { ar: 'حمص', en: 'Homs' }, code: 'SY-HI' };
const orphan: AreaPartsFragment = {
  ...midan,
  id: 'area-4',
  name: { ar: 'القصاع', en: 'Qassaa' },
  parent: { id: 'gone' },
};

const dialog = {
  areas: [damascus, midan, homs],
  onCreate: stores,
  onUpdate: stores,
  onClose: nothing,
  onAdded: nothing,
};

export const situations = {
  tree: situation(AreasView, { areas: [midan, homs, damascus, orphan], onOpen: nothing }),
  noAreasYet: situation(AreasView, { areas: [], onOpen: nothing }),
  adding: situation(AreaDialog, { ...dialog, opened: { kind: 'add' } }),
  addingTheFirst: situation(AreaDialog, { ...dialog, areas: [], opened: { kind: 'add' } }),
  changing: situation(AreaDialog, { ...dialog, opened: { kind: 'edit', area: damascus } }),
  changingRefused: situation(
    AreaDialog,
    { ...dialog, opened: { kind: 'edit', area: damascus }, onUpdate: refuses('ALREADY_EXISTS', 'code') },
    pressing('حفظ'),
  ),
  closed: situation(AreaDialog, { ...dialog, opened: null }),
};
