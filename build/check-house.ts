// Fails where the house grows out of shape: circles of imports, crowded folders, exported names that nothing explains.
import { join } from 'node:path';
import { measureHouse, percentOf, readSources } from './house-figures.ts';
import { countCircledCoreFolders, judgeHouse, limits } from './house-limits.ts';

const figures = measureHouse(readSources(join(import.meta.dirname, '..')));
const problems = judgeHouse(figures, limits);
for (const problem of problems) console.log(problem);
console.log(
  `${countCircledCoreFolders(figures)} folders of core in circles, ` +
    `${percentOf(figures.documented)} % of the exported names with a docstring; ${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
