import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** Sources by path: relative to the root, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

/** What imports what, by path of the files or by name of their folders. */
type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Every circle of imports: things of which each reaches each other. An import of types alone counts, and so does `import()`.
 *
 * @param by `file` itself, or `dirname` for circles of folders
 * @returns the members of each circle, sorted; none where everything has a floor it stands on
 */
export function findCircles(
  sources: Sources,
  by: (file: string) => string = (file) => file,
): readonly (readonly string[])[] {
  const arrows = findArrows(sources, by);
  const reached = new Map([...arrows.keys()].map((from) => [from, reach(from, arrows)]));
  const circles = [...reached]
    .filter(([from, all]) => all.has(from))
    .map(([from, all]) => [...all].filter((to) => reached.get(to)?.has(from)).toSorted());
  const unique = new Map(circles.map((circle) => [circle.join(' '), circle]));
  return [...unique.values()].toSorted((a, b) => b.length - a.length);
}

function findArrows(sources: Sources, by: (file: string) => string): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const [file, text] of sources) {
    for (const path of importsOf(file, text)) {
      if (!sources.has(path) || by(file) === by(path)) continue;
      arrows.set(by(file), (arrows.get(by(file)) ?? new Set()).add(by(path)));
    }
  }
  return arrows;
}

/** The paths a file imports from below the root, whether or not there is such a file. */
export const importsOf = (file: string, text: string): readonly string[] =>
  ts
    .preProcessFile(text)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => join(dirname(file), fileName));

function reach(from: string, arrows: Arrows, seen = new Set<string>()): ReadonlySet<string> {
  for (const to of arrows.get(from) ?? []) if (!seen.has(to)) reach(to, arrows, seen.add(to));
  return seen;
}
