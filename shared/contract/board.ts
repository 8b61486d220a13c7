import { z } from 'zod';
import { boardView } from '../board/board.ts';
import { method } from './define.ts';

/** The method about the figures of this desk. */
export const boardMethods = {
  /** Counts and times over all requests of this journal and all calls of its systems. Opens nothing that is sealed, and names nobody. */
  'board.read': method(z.strictObject({}), boardView),
};
