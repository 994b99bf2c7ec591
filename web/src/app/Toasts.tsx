import { Notifications } from '@mantine/notifications';

/** Short messages that confirm an action; at the top, where they cover neither the sums of a table nor the bar at a phone's foot. */
export function Toasts() {
  return <Notifications position="top-center" autoClose={5000} zIndex={400} />;
}
