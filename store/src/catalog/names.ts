import { fail } from '../errors.js';

const maxNamespaceBytes = 255;
const maxDatabaseBytes = 63;

/** Refuses names under which MongoDB creates no collection. */
export function checkNamespace(database: string, name: string): void {
  checkDatabase(database);
  const namespace = `${database}.${name}`;
  if (name === '' || name.startsWith('.') || name.endsWith('.') || name.includes('\0') || name.includes('$'))
    fail('InvalidNamespace', `Invalid collection name: ${name}`);
  if (name.startsWith('system.buckets.'))
    fail('IllegalOperation', `Cannot create ${namespace}: it is reserved for time series`);
  if (name.startsWith('system.') && name !== 'system.js')
    fail('InvalidNamespace', `Invalid system namespace: ${namespace}`);
  if (Buffer.byteLength(namespace) > maxNamespaceBytes)
    fail(
      'InvalidNamespace',
      `Fully qualified namespace is too long. Namespace: ${namespace} Max: ${maxNamespaceBytes}`,
    );
}

export function checkDatabase(database: string): void {
  if (database === '' || Buffer.byteLength(database) > maxDatabaseBytes || /[/\\. "$\0]/.test(database))
    fail('InvalidNamespace', `Invalid namespace specified '${database}'`);
}
