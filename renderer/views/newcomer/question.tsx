import type { ReactNode, SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say, useText } from '../../text/text.tsx';

/** Where a question stands among the others, and the ways on and back. */
export interface Place {
  /** Left out where it stands by itself. */
  readonly where?: { readonly at: number; readonly of: number };
  readonly onNext: () => void;
  /** Left out at the first question. */
  readonly onBack?: (() => void) | undefined;
}

interface Props extends Place {
  title: MessageKey;
  lead?: ReactNode;
  /** The id of the field that takes the focus. */
  focuses?: string;
  /** What the way on says where that is not "Continue"; `none` where the answer itself leads on. */
  next?: MessageKey | 'none';
  /** The way on itself, where it leads out of this page. */
  way?: ReactNode;
  children?: ReactNode;
}

/** One question, with where one is. Enter goes on, as in any form. */
export function Question({ title, lead, focuses, children, ...place }: Props) {
  const { say } = useText();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    place.onNext();
  };
  return (
    <form className="ask" noValidate aria-label={say(title)} onSubmit={submit}>
      <div>
        {place.where ? <Where {...place.where} /> : null}
        <PageTitle title={say(title)} {...(focuses === undefined ? {} : { focuses })} />
        {lead === undefined ? null : <p className="ask__lead">{lead}</p>}
      </div>
      {children}
      <Ways {...place} />
    </form>
  );
}

const placeOf = (dot: number, at: number): string =>
  dot === at ? 'where__dot--here' : dot < at ? 'where__dot--past' : '';

function Where({ at, of }: NonNullable<Place['where']>) {
  return (
    <p className="where">
      <span className="where__dots" aria-hidden="true">
        {Array.from({ length: of }, (_, i) => (
          <i key={i} className={placeOf(i + 1, at)} />
        ))}
      </span>
      <span>
        <Say k="newcomer-step" fill={[at, of]} />
      </span>
    </p>
  );
}

function Ways({
  onBack,
  next = 'newcomer-continue',
  way = next === 'none' ? null : <Submit says={next} />,
}: Pick<Props, 'onBack' | 'next' | 'way'>) {
  if (way === null && !onBack) return null;
  return (
    <div className="ways-on">
      {way}
      {onBack ? (
        <Button weight="quiet" size="large" onClick={onBack}>
          <Say k="newcomer-back" />
        </Button>
      ) : null}
    </div>
  );
}

const Submit = ({ says }: { says: MessageKey }) => (
  <Button type="submit" action="progressive" weight="primary" size="large">
    <Say k={says} />
  </Button>
);
