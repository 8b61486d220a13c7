import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { WelcomeSheet } from '../../selectors/welcome-sheet.ts';
import { useStore } from '../../stores/provider.tsx';
import { TextProvider, useText, useTextOf } from '../../text/text.tsx';
import { Label } from './label.tsx';
import { SheetPage } from './sheet-page.tsx';

interface Props {
  sheet: WelcomeSheet;
  /** The newcomer's, whatever the desk's is. */
  language: string;
}

/** The sheet as it is printed, in the newcomer's language and direction. On the screen it is the preview. */
export function Paper({ sheet, language }: Props) {
  const text = useTextOf(language, useText());
  const paper = useStore('preferences', (state) => state.paper);
  const Content = paper === 'label' ? Label : SheetPage;
  return (
    <TextProvider value={text}>
      <article
        className={`sheet sheet--${paper}`}
        lang={text.tag}
        dir={text.direction}
        aria-label={text.say('sheet-preview')}
      >
        <Content sheet={sheet} now={usePrintTime()} />
      </article>
    </TextProvider>
  );
}

/** Now, or when it goes to the printer: the preview may be open for long. */
function usePrintTime(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    // The printer gets what is drawn when the listener returns.
    const note = () => flushSync(() => setNow(new Date().toISOString()));
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  return now;
}
