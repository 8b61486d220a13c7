import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { manPage } from './man-page.ts';

const root = join(import.meta.dirname, '..');
const packageFile = z.object({ version: z.string(), man: z.string() });

const { version, man } = packageFile.parse(
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
);
writeFileSync(join(root, man), manPage(version));
