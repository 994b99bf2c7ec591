import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { installedPackages, licencesPage } from './licences.js';
import { root } from './source-files.js';

writeFileSync(path.join(root, 'docs/licences.md'), licencesPage(installedPackages()));
