import { useId, type ReactNode } from 'react';
import { Say } from '../../../text/text.tsx';
import { CopyText } from '../../../components/copy-text.tsx';
import { Outside } from '../../../components/outside.tsx';

interface Props {
  text: string;
  /** Where it is handed in, as far as the event's profile says. */
  url: string | undefined;
  children?: ReactNode;
}

/** What other people decide about: the text for them, the page where it is handed in, and that it is followed from here. */
export function HandIn({ text, url, children }: Props) {
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>
        <Say k="hand-in-title" />
      </h2>
      <p>
        {url === undefined ? (
          <Say k="hand-in-somewhere" />
        ) : (
          <Say k="hand-in-at" fill={[<Outside key="url" url={url} />]} />
        )}
      </p>
      <CopyText text={text} dir="auto" />
      {children}
      <p className="lead">
        <Say k="hand-in-followed" />
      </p>
    </section>
  );
}
