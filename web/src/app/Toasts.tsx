import { Notifications } from '@mantine/notifications';

/** Short messages that confirm an action, in the bottom corner at the end of the line. */
export function Toasts() {
  return <Notifications position="bottom-left" autoClose={5000} zIndex={400} />;
}
