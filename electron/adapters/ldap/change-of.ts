import { Attribute, Change } from 'ldapts';

/** One change of a modify request (RFC 4511 4.6), by single values: what others added at the same time stays. */
export const changeOf = (
  operation: 'add' | 'delete',
  type: string,
  values: string[] | Buffer[],
): Change => new Change({ operation, modification: new Attribute({ type, values }) });

/** Swaps one value for another in one step: the server refuses it (noSuchAttribute) where the old one does not stand there. */
export const swapOf = (type: string, from: string, to: string): Change[] => [
  changeOf('delete', type, [from]),
  changeOf('add', type, [to]),
];
