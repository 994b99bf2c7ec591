import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { accessRules } from './access-rules.js';
import { permissionOverview } from './permission-overview.js';

writeFileSync(path.resolve('docs/permissions.md'), permissionOverview(accessRules));
