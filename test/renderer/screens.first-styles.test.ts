import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '../../renderer');
const read = (file: string): string => readFileSync(file, 'utf8');

/** What a file imports that is there before it runs: no types, and nothing that comes when it is asked for. */
const importsOf = (file: string): string[] =>
  [...read(file).matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'";]*?from\s+)?'(\.[^']+)'/gms)].map(
    ([, path = '']) => join(dirname(file), path),
  );

/** All that the page loads before it shows anything. */
function firstFiles(): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (file: string): void => {
    if (found.has(file) || !existsSync(file) || !file.startsWith(renderer)) return;
    found.add(file);
    if (/\.tsx?$/.test(file)) importsOf(file).forEach(walk);
  };
  walk(join(renderer, 'main.tsx'));
  return found;
}

/** The classes that a file styles by themselves: others it only changes within something of its own. */
const classesIn = (file: string): string[] =>
  [
    ...read(file)
      .replaceAll(/\/\*[^]*?\*\//g, '')
      .matchAll(/(?:^|[,{}])\s*(?:\[dir\] )?\.(-?[a-z_][\w-]*)/gi),
  ].map(([, name = '']) => name);

/** The words in quotes on lines that name classes. */
const namesIn = (file: string): string[] =>
  read(file)
    .split('\n')
    .filter((line) => line.includes('className'))
    .flatMap((line) => line.split(/["'`]/).flatMap((part) => part.split(/[\s${}]+/)));

it('what the page shows first waits for no style of a later screen', () => {
  const first = firstFiles();
  const styled = new Set([...first].filter((file) => file.endsWith('.css')).flatMap(classesIn));
  expect(styled).toContain('person-row');
  const later = globSync('styles/*.css', { cwd: renderer })
    .map((name) => join(renderer, name))
    .filter((file) => !first.has(file));
  const late = new Set(later.flatMap(classesIn).filter((name) => !styled.has(name)));
  expect(late).toContain('summary');
  // app.tsx is also the frame of screens that come later, with their styles.
  const views = [...first].filter((file) => file.endsWith('.tsx') && !file.endsWith('/app.tsx'));
  const waiting = views.flatMap((file) =>
    namesIn(file)
      .filter((name) => late.has(name))
      .map((name) => `${file.slice(renderer.length + 1)}: ${name}`),
  );
  expect(waiting).toEqual([]);
});
