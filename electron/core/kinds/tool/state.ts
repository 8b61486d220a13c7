import { sameName } from '../../../../shared/names/same-name.ts';
import { AppError } from '../../base/errors.ts';
import type { ToolDirectory, ToolState } from '../../ports/tool-directory.ts';
import type { ToolFacts } from './facts.ts';

/** Where tools are: their directory, and how their entries are named. */
export interface ToolPlace {
  readonly tools: ToolDirectory;
  /** What stands before a tool's name in its entries. */
  readonly prefix: string;
}

/** What matters to one tool. */
export interface ToolAround extends ToolState {
  /** Another entry that has the tool's number. */
  readonly numberHolder: string | undefined;
}

/** Asks the directory once for the tool's entries, and for everybody who has its number. */
export async function lookAroundTool(
  { tools, prefix }: ToolPlace,
  { tool, gidNumber }: Pick<ToolFacts, 'tool' | 'gidNumber'>,
): Promise<ToolAround> {
  const [state, holders] = await Promise.all([
    tools.lookAtTool(tool),
    gidNumber === undefined ? [] : tools.numberHolders(gidNumber),
  ]);
  return {
    ...state,
    numberHolder: holders.find((holder) => !sameName(holder, prefix + tool)),
  };
}

/** Whether the number was chosen by this request, now or before a race was lost. */
export const isOurs = ({ gidNumber, givenUp }: ToolFacts, held: number | undefined): boolean =>
  held !== undefined && [gidNumber, ...givenUp].includes(held);

/** Two entries with one number: whoever sees it takes another (docs/decisions/0003-uid-numbers.md). */
export const toolNumberTaken = (gidNumber: number | undefined): AppError =>
  new AppError('number-taken', `The number ${gidNumber} is held by another entry too`, {
    params: [String(gidNumber)],
  });

/** A number that was given up and still stands in one of the tool's entries. Only a request that lost a race can have one, so only then is it asked. */
export async function numberToGiveUp(
  { tools }: Pick<ToolPlace, 'tools'>,
  { tool, givenUp }: ToolFacts,
  read: (state: ToolState) => number | undefined,
): Promise<number | undefined> {
  if (givenUp.length === 0) return undefined;
  const held = read(await tools.lookAtTool(tool));
  return givenUp.find((number) => number === held);
}
