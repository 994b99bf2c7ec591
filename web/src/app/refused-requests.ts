import { notifications } from '@mantine/notifications';
import type { i18n as I18n } from 'i18next';
import type { RefusedRequest } from '../platform/apollo.js';

/** Shows in a toast why the server refused to execute a request, once for all requests refused for the same reason. */
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
