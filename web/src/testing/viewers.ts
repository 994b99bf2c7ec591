import type { Viewer } from '../platform/session.js';

/** Sample accounts of each role. */
export const coordinator: Viewer = {
  id: 'coordinator',
  userName: 'lina',
  displayName: 'لينا الحمصي',
  role: 'COORDINATOR',
  clusters: [{ id: 'cluster-1', name: { ar: 'عنقود الميدان', en: 'Midan cluster' } }],
  association: null,
  pilots: [],
};

export const head: Viewer = {
  id: 'head',
  userName: 'samer',
  displayName: 'سامر قباني',
  role: 'ASSOCIATION_HEAD',
  clusters: [],
  association: { id: 'association-1', name: { ar: 'جمعية الياسمين', en: 'Jasmine Association' } },
  pilots: [],
};

export const administrator: Viewer = {
  id: 'administrator',
  userName: 'rania',
  displayName: 'رانيا الخطيب',
  role: 'ADMINISTRATOR',
  clusters: [],
  association: null,
  pilots: [],
};

export const minister: Viewer = {
  id: 'minister',
  userName: 'minister',
  displayName: 'هدى السيد',
  role: 'MINISTER',
  clusters: [],
  association: null,
  pilots: [{ id: 'pilot-1', name: { ar: 'تجربة دمشق', en: 'Damascus pilot' } }],
};

export const federation: Viewer = { ...minister, id: 'federation', displayName: 'عمر الحلبي', role: 'FEDERATION' };
