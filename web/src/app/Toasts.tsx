import { Notifications } from '@mantine/notifications';

/** Short messages of what was done, at the end of the line of reading. */
export function Toasts() {
  return <Notifications position="bottom-left" autoClose={5000} zIndex={400} />;
}
