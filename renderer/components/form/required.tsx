import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';
import type { FieldMessage } from './field.tsx';

/** The message of a field that was left empty, or else what was refused about it. */
export const required = (
  isMissing: boolean,
  k: MessageKey,
  refused?: FieldMessage,
): FieldMessage | undefined => (isMissing ? { tone: 'error', words: <Say k={k} /> } : refused);
