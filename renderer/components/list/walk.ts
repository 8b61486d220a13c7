import type { KeyboardEvent } from 'react';

const steps: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

/** Lets the arrows go down and up through what can be focused in this part; from its first stop on where it has the focus itself. True where one did. */
export function walk(event: KeyboardEvent<HTMLElement>, stopsAt: string): boolean {
  const step = steps.get(event.key);
  if (step === undefined) return false;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(stopsAt)];
  const { target } = event;
  const at = stops.findIndex((stop) => target instanceof Node && stop.contains(target));
  event.preventDefault();
  stops[at + step]?.focus();
  return true;
}
