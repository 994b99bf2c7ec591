import { screen } from '@testing-library/react';
import type { ExtensionPreviewPartsFragment, PilotDetailFragment } from '../../generated/operations.js';
import { answeringServer } from '../../testing/answering-server.js';
import { filling, nothing, pressing, refuses, situation, stores } from '../../testing/situations.js';
import { EditPilotDialog } from './EditPilotDialog.js';
import { ExtensionDialog } from './ExtensionDialog.js';
import { ExtensionPreview } from './ExtensionPreview.js';
import { ExtensionPreviewView } from './ExtensionPreviewView.js';
import { IncomeLineDialog } from './IncomeLineDialog.js';
import { NewPilotDialog } from './NewPilotDialog.js';
import { PilotsView } from './PilotsView.js';
import { PilotView } from './PilotView.js';
import { PriceIndexDialog } from './PriceIndexDialog.js';

const midan = {
  id: 'cluster-1',
  name: { ar: 'عنقود الميدان', en: 'Midan cluster' },
  months: 6,
  lastMonth: '2026-06',
  presentMonth: '2026-06',
};
const mezzeh = { ...midan, id: 'cluster-2', name: { ar: 'عنقود المزة', en: 'Mezzeh cluster' }, months: 12 };
const line = {
  id: 'line-1',
  fromMonth: '2026-01',
  amountPerAdult: 450000,
  source: 'نشرة الأسعار',
  version: 2,
  recordedAt: '2026-01-03T08:00:00.000Z',
  shares: { first: 1, further: 0.7, child: 0.5, adultFrom: 15 },
};
const pilot: PilotDetailFragment = {
  id: 'pilot-1',
  version: 4,
  name: { ar: 'تجربة دمشق', en: 'Damascus pilot' },
  startMonth: '2026-01',
  plannedMonths: 6,
  months: 6,
  lastMonth: '2026-06',
  presentMonth: '2026-06',
  currency: 'SYP',
  timeZone: 'Asia/Damascus',
  capMonths: 12,
  targetShare: 0.5,
  viewerCanEdit: true,
  counts: { clusters: 4, associations: 21, families: 100 },
  incomeLines: [line],
  priceIndex: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'].map((month, index) => ({
    id: `index-${index}`,
    month,
    value: 100 + index,
    source: 'المكتب المركزي',
    version: 1,
    recordedAt: '2026-06-01T08:00:00.000Z',
  })),
  clusters: [midan, mezzeh],
  extensions: [],
};
const extension = {
  id: 'extension-1',
  scope: 'PILOT' as const,
  cluster: null,
  familyCode: null,
  fromMonths: 6,
  toMonths: 12,
  reason: 'لم تكفِ المدة',
  decisionNumber: '12/2026',
  decidedOn: '2026-06-20',
  recordedBy: 'رانيا الخطيب',
  recordedAt: '2026-06-21T08:00:00.000Z',
};
const preview: ExtensionPreviewPartsFragment = {
  fromMonths: 6,
  toMonths: 12,
  lastMonthBefore: '2026-06',
  lastMonthAfter: '2026-12',
  presentMonthBefore: '2026-06',
  presentMonthAfter: '2026-07',
  openedMonths: ['2026-07', '2026-08'],
  passedMonths: ['2026-07'],
  families: 24,
  progress: {
    families: 24,
    newPaths: 24,
    newWords: null,
    words: ['ON_TRACK', 'AT_RISK'],
    before: [10, 0],
    after: [18, 0],
    reopened: 6,
  },
  clusters: [midan],
};
const page = {
  pilot,
  onUpdate: stores,
  onExtend: stores,
  onRecordIncomeLine: stores,
  onRecordPriceIndex: stores,
  renderPreview: () => <ExtensionPreviewView preview={preview} />,
  children: null,
};
const newPilot = { opened: true, onCreate: stores, onClose: nothing };
const editing = { pilot, onUpdate: stores, onClose: nothing };
const extending = { pilot, onExtend: stores, renderPreview: page.renderPreview, onClose: nothing };
const incomeLine = { pilot, opened: { line }, onRecord: stores, onClose: nothing };
const [firstValue] = pilot.priceIndex;
const priceIndex = {
  pilot,
  opened: { corrected: firstValue ?? null },
  onRecord: stores,
  onClose: nothing,
};
const notLonger = { code: 'LONGER_THAN_CAP', field: 'toMonths', detail: '12' };
const server = answeringServer({
  ExtensionPreview: () => ({ extensionPreview: { preview: null, refusal: notLonger } }),
});

/** Preview of an extension, as the server returns it. */
function AnsweredPreview() {
  return (
    <server.Provider>
      <ExtensionPreview input={{ pilotId: pilot.id, clusterId: null, toMonths: 18 }} />
    </server.Provider>
  );
}

export const situations = {
  list: situation(PilotsView, { pilots: [pilot], onAdd: nothing }),
  firstPilot: situation(PilotsView, { pilots: [], onAdd: nothing }),
  pilot: situation(PilotView, page),
  extendedToItsCap: situation(PilotView, {
    ...page,
    pilot: {
      ...pilot,
      months: 12,
      targetShare: null,
      counts: { ...pilot.counts, families: null },
      incomeLines: [],
      priceIndex: [],
      extensions: [
        extension,
        { ...extension, id: 'extension-2', scope: 'CLUSTER', cluster: midan },
        { ...extension, id: 'extension-3', scope: 'FAMILY', familyCode: 'M-004' },
      ],
    },
  }),
  readOnly: situation(PilotView, { ...page, pilot: { ...pilot, viewerCanEdit: false } }),
  newPilot: situation(NewPilotDialog, newPilot),
  newPilotRefused: situation(
    NewPilotDialog,
    { ...newPilot, onCreate: refuses('ALREADY_EXISTS', 'name.ar') },
    filling({ 'الاسم (بالعربية)': 'تجربة حلب', 'الاسم (بالإنكليزية)': 'Aleppo pilot' }, 'حفظ'),
  ),
  pilotWithFamilies: situation(EditPilotDialog, editing),
  pilotWithFamiliesRefused: situation(
    EditPilotDialog,
    { ...editing, onUpdate: refuses('STILL_USED', 'startMonth') },
    pressing('حفظ'),
  ),
  extending: situation(ExtensionDialog, extending),
  extendingRefused: situation(
    ExtensionDialog,
    { ...extending, onExtend: refuses('LONGER_THAN_CAP', 'toMonths', '12') },
    filling({ 'رقم القرار': '12/2026', السبب: 'لم تكفِ المدة' }, 'تسجيل التمديد'),
  ),
  newIncomeLine: situation(IncomeLineDialog, { ...incomeLine, opened: { line: null } }),
  incomeLineRefused: situation(
    IncomeLineDialog,
    { ...incomeLine, onRecord: refuses('STALE_VERSION') },
    pressing('حفظ'),
  ),
  newPriceIndex: situation(PriceIndexDialog, { ...priceIndex, opened: { corrected: null } }),
  priceIndexRefused: situation(
    PriceIndexDialog,
    { ...priceIndex, onRecord: refuses('INVALID', 'value') },
    pressing('حفظ'),
  ),
  preview: situation(ExtensionPreviewView, { preview }),
  previewRefused: situation(AnsweredPreview, {}, { reachedBy: () => screen.findByRole('alert') }),
  previewThatChangesNothing: situation(ExtensionPreviewView, {
    preview: {
      ...preview,
      openedMonths: [],
      passedMonths: [],
      progress: { ...preview.progress, families: 0, reopened: 0 },
    },
  }),
};
