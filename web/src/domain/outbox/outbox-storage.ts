import { deleteDeviceStorage, type DeviceStorage, openDeviceStorage } from '../../platform/device/device-storage.js';
import type { OutboxItem } from './outbox-item.js';

/** Storage of unsent changes on this device. */
export type OutboxStorage = DeviceStorage<OutboxItem>;

/** The outbox of this browser profile. */
export function openOutboxStorage(name = 'anaqid-outbox'): OutboxStorage {
  return openDeviceStorage(name);
}

/** Deletes everything; for tests. */
export async function deleteOutboxStorage(name: string): Promise<void> {
  await deleteDeviceStorage(name);
}
