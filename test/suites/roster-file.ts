import { writeCsv } from '../../shared/roster/csv.ts';
import { newcomer } from './account-world.ts';

const HEADER = ['Username', 'Shell name', 'E-mail'];

/** A file of these people, as a screen sends it. */
export const fileOf = (...rows: readonly (readonly string[])[]): string =>
  Buffer.from(writeCsv([HEADER, ...rows])).toString('base64');

/** The row of somebody nobody has met. */
export const rowOf = ({ username, shellName, email } = newcomer()): string[] => [
  username,
  shellName,
  email,
];
