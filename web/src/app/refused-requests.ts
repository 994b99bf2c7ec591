import { notifications } from '@mantine/notifications';
import type { i18n as I18n } from 'i18next';
import type { RefusedRequest } from '../platform/apollo.js';

/** Says in a corner why the server did not begin a request, once for all requests of the same kind. */
export function refusedRequestNotices(i18n: I18n): (refused: RefusedRequest) => void {
  return ({ code, seconds }) => {
    notifications.hide(code);
    notifications.show({
      id: code,
      message: i18n.t(`refusals:${code}`, { detail: seconds }),
      closeButtonProps: { 'aria-label': i18n.t('ui:close') },
    });
  };
}
