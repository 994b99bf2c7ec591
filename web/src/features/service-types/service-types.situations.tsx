import type { ServiceTypePartsFragment } from '../../generated/operations.js';
import { nothing, pressing, refuses, situation, stores } from '../../testing/situations.js';
import { ServiceTypeDialog } from './ServiceTypeDialog.js';
import { ServiceTypesView } from './ServiceTypesView.js';

const stipend: ServiceTypePartsFragment = {
  id: 'service-1',
  name: { ar: 'راتب شهري', en: 'Monthly stipend' },
  shortName: { ar: 'الراتب', en: 'Stipend' },
  unit: { ar: 'راتب', en: 'stipend' },
  entryMode: 'AMOUNT',
  unitValue: null,
  currency: null,
  frequency: 'MONTHLY',
  class: 'CARE',
  repeatWindowDays: null,
  forMember: false,
  position: 1,
  retired: false,
  version: 1,
};
const food: ServiceTypePartsFragment = {
  ...stipend,
  id: 'service-2',
  name: { ar: 'سلة غذائية', en: 'Food basket' },
  shortName: { ar: 'الغذاء', en: 'Food' },
  unit: { ar: 'سلة', en: 'basket' },
  entryMode: 'QUANTITY',
  unitValue: 17_500,
  currency: 'SYP',
  repeatWindowDays: 20,
  position: 2,
  version: 3,
};
const course: ServiceTypePartsFragment = {
  ...food,
  id: 'service-3',
  name: { ar: 'دورة خياطة', en: 'Sewing course' },
  entryMode: 'GIVEN',
  frequency: 'ONCE',
  class: 'DEVELOPMENT',
  forMember: true,
  position: 3,
  retired: true,
};
const dialog = { onCreate: stores, onUpdate: stores, onClose: nothing, onStored: nothing };

export const situations = {
  catalogue: situation(ServiceTypesView, { serviceTypes: [stipend, food, course], onOpen: nothing }),
  emptyCatalogue: situation(ServiceTypesView, { serviceTypes: [], onOpen: nothing }),
  adding: situation(ServiceTypeDialog, { ...dialog, opened: { kind: 'add' } }),
  changingAmount: situation(ServiceTypeDialog, { ...dialog, opened: { kind: 'edit', serviceType: stipend } }),
  changingQuantity: situation(ServiceTypeDialog, { ...dialog, opened: { kind: 'edit', serviceType: food } }),
  changingRetired: situation(ServiceTypeDialog, { ...dialog, opened: { kind: 'edit', serviceType: course } }),
  changingRefused: situation(
    ServiceTypeDialog,
    { ...dialog, opened: { kind: 'edit', serviceType: food }, onUpdate: refuses('REQUIRED', 'unitValue') },
    pressing('حفظ'),
  ),
  closed: situation(ServiceTypeDialog, { ...dialog, opened: null }),
};
