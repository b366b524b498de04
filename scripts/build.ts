// Builds dist/ for the package: bundles with shared chunks, the data, and the declarations of what the package exports.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './build/bundle.ts';
import { packData } from './build/data.ts';
import { declarations } from './build/declarations.ts';

const root = join(import.meta.dirname, '..');
await rm(join(root, 'dist'), { recursive: true, force: true });
await bundle(root);
await packData(root);
await declarations(root);
