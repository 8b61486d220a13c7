import { AppError } from '../../base/errors.ts';

/** The systems that requests are sent to. Each can be away while the others are there. */
export const systems = ['directory', 'cloud'] as const;
export type System = (typeof systems)[number];

/** Whether this failure says that the system is away or busy, so that others would fail alike. */
export const isAway = (system: System, failure: unknown): failure is AppError =>
  failure instanceof AppError &&
  failure.sort === 'network' &&
  failure.code.startsWith(`${system}-`);
