import Banana from 'banana-i18n';
import en from '../i18n/en.json' with { type: 'json' };

const { '@metadata': _, ...messages } = en;
const banana = new Banana('en', { messages });

/** The English text of a key as a person reads it: without the marks that keep names apart on a screen. */
export const english = (
  key: keyof typeof messages,
  ...fillings: readonly (string | number)[]
): string => banana.i18n(key, ...fillings);
