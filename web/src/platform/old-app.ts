import { useSyncExternalStore } from 'react';

/** Timeout for loading the files of the new version, in milliseconds. */
const LONGEST_WAIT = 15_000;

let isTooOld = false;
const listeners = new Set<() => void>();

/** The server does not know an operation of this app, which is therefore older than the server. */
export function noteOldApp(): void {
  isTooOld = true;
  for (const listener of listeners) listener();
}

/** Whether the server said that this app is too old for it. */
export function useIsAppTooOld(): boolean {
  return useSyncExternalStore(subscribe, () => isTooOld);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reloads the page with the server's version of the app, bypassing the service worker's cache. */
export async function loadNewVersion(): Promise<void> {
  await takeNewFiles().catch(() => undefined);
  window.location.reload();
}

async function takeNewFiles(): Promise<void> {
  const { serviceWorker } = navigator as Partial<Navigator>;
  const registration = await serviceWorker?.getRegistration();
  if (serviceWorker === undefined || registration === undefined) return;
  await registration.update();
  const next = registration.waiting ?? registration.installing;
  if (next === null) return;
  const isTaken = new Promise<void>((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
    setTimeout(resolve, LONGEST_WAIT);
  });
  const take = (): void => {
    if (next.state === 'installed') next.postMessage({ type: 'SKIP_WAITING' });
  };
  next.addEventListener('statechange', take);
  take();
  await isTaken;
}
