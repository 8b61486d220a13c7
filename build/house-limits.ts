import { percentOf, type Figures } from './house-figures.ts';

export interface Limits {
  /** The most files a folder may have of its own. */
  readonly filesOfFolder: number;
  /** The least share of exported names with a docstring, in percent. */
  readonly documented: number;
  /** How many folders of electron/core may stand in circles. */
  readonly circledCoreFolders: number;
}

/** `documented` may only rise, the others only fall. */
export const limits: Limits = { filesOfFolder: 24, documented: 86, circledCoreFolders: 0 };

/** Of the folders of electron/core, how many stand in a circle of imports. */
export const countCircledCoreFolders = ({
  folderCircles,
}: Pick<Figures, 'folderCircles'>): number =>
  folderCircles.flat().filter((folder) => /^electron\/core(\/|$)/.test(folder)).length;

/** One sentence for everything that is out of shape; none where the house keeps to its limits. */
export function judgeHouse(
  figures: Figures,
  { filesOfFolder, documented, circledCoreFolders }: Limits,
) {
  const circled = countCircledCoreFolders(figures);
  const share = percentOf(figures.documented);
  return [
    ...figures.fileCircles.map(
      (circle) => `These files import each other in a circle: ${circle.join(' ')}`,
    ),
    ...figures.folders
      .filter(([, count]) => count > filesOfFolder)
      .map(
        ([folder, count]) =>
          `${folder} has ${count} files of its own; ${filesOfFolder} are the limit.`,
      ),
    ...(circled > circledCoreFolders
      ? [
          `${circled} folders of electron/core stand in circles of imports; ${circledCoreFolders} are the limit.`,
        ]
      : []),
    ...(share < documented
      ? [`${share} % of the exported names have a docstring; ${documented} % is the least.`]
      : []),
  ];
}
