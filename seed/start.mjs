/** What `npm start` runs: checks Node, builds what is missing, starts the product. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Anaqid needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer Node.js and start again.`,
  );
  process.exit(1);
}

process.env.NODE_ENV = 'production';
try {
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt();
} catch (error) {
  if (error?.code === 'ERR_MODULE_NOT_FOUND') console.error('The packages are not installed. Run npm ci first.');
  else console.error(`Building failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
await import('./dist/start.mjs');
