import { practiceCloudState, type PracticeCloudState } from './state.ts';
import { readKept, writeKept } from '../kept-file.ts';

/** The practice cloud between two runs; undefined where there was none. A file that does not fit is left out. */
export const loadPracticeCloud = (file: string): PracticeCloudState | undefined =>
  readKept(file, practiceCloudState);

/** Throws `AppError('storage-failed')`. */
export const savePracticeCloud = (file: string, state: PracticeCloudState): void =>
  writeKept(file, state);
