import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import en from '../../i18n/en.json' with { type: 'json' };
import { createText, type Text } from '../../renderer/text/create-text.ts';
import { TextProvider } from '../../renderer/text/text.tsx';

const { '@metadata': _, ...words } = en;

/** English words, with the dates, numbers and direction of a language: at once, where a page would load them. */
export const textOf = (language: string): Text => createText(language, words);

/** What needs words and no store. */
export const renderInEnglish = (element: ReactNode) =>
  render(<TextProvider value={textOf('en')}>{element}</TextProvider>);
