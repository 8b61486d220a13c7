import { type ReactNode, useId } from 'react';
import { kinds } from '../../../../shared/requests/kinds.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Waiting } from './waiting.tsx';
import { Say } from '../../../text/text.tsx';
import { CopyText } from '../../../components/copy-text.tsx';
import { Outside } from '../../../components/island.tsx';

interface HandInProps {
  text: string;
  /** Where it is handed in, as far as the event's profile says. */
  url: string | undefined;
  children?: ReactNode;
}

/** What other people decide about: the text for them, the page where it is handed in, and that it is followed from here. */
function HandIn({ text, url, children }: HandInProps) {
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

interface Props {
  request: RequestView;
  /** What else the request has for those who decide. */
  children?: ReactNode;
}

/**
 * What waits, with what to hand in where other people decide about it: they can be asked also while the cloud is away, but not before it
 * is this request's turn.
 */
export function WaitingForOthers({ request, children }: Props) {
  const { text, url } = kinds[request.kind].handIn(request);
  return (
    <Waiting request={request}>
      {text === undefined || request.problem?.code === 'waits-for-other' ? null : (
        <HandIn text={text} url={url}>
          {children}
        </HandIn>
      )}
    </Waiting>
  );
}
