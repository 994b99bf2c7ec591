import { act, screen } from '@testing-library/react';
import { startI18n } from '../platform/i18n.js';
import { renderView } from '../testing/show.js';
import { announceNewVersions } from './new-version.js';
import { texts } from '../testing/texts.js';

const worker = { reload: jest.fn(), announce: (): void => undefined };

// The service worker API of the browser, which the build provides.
jest.mock(
  'virtual:pwa-register',
  () => ({
    registerSW: ({ onNeedRefresh }: { onNeedRefresh: () => void }) => {
      worker.announce = onNeedRefresh;
      return worker.reload;
    },
  }),
  { virtual: true },
);

it('offers a new version and loads it only when the reader agrees', async () => {
  const { press } = renderView(<p>الصفحة</p>);
  announceNewVersions(startI18n(texts));
  expect(screen.queryByText('نسخة جديدة جاهزة')).toBeNull();
  act(() => worker.announce());
  expect(await screen.findByText('نسخة جديدة جاهزة')).toBeVisible();
  expect(screen.getByRole('button', { name: 'إغلاق' })).toBeVisible();
  expect(worker.reload).not.toHaveBeenCalled();
  await press('تحديث الآن');
  expect(worker.reload).toHaveBeenCalledTimes(1);
});
