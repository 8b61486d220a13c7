import type { ReactNode } from 'react';
import type { Problem } from '../../shared/domain/request.ts';
import { problemKeys } from '../text/problem.ts';
import { Say } from '../text/text.tsx';
import { Island } from './island.tsx';
import { Notice, type Tone } from './notice.tsx';

interface Props {
  problem: Problem;
  tone?: Tone;
  children?: ReactNode;
}

/** Failures whose first filling is a foreign system's own words, worth showing to whoever runs that system. */
const foreign = /^(directory-|sign-in-refused$|internal$)/;

/** A failure in words: what happened and what is safe, then what to do now. */
export function ProblemNotice({ problem: { code, params }, tone = 'error', children }: Props) {
  const { what, next } = problemKeys(code);
  return (
    <Notice tone={tone} alert>
      <p>
        <strong>
          <Say k={what} fill={params} />
        </strong>
      </p>
      <p>
        <Say k={next} fill={params} />
      </p>
      <Detail code={code} words={params[0] ?? ''} />
      {children}
    </Notice>
  );
}

function Detail({ code, words }: { code: string; words: string }) {
  if (words === '' || !foreign.test(code)) return null;
  return (
    <p className="problem-detail">
      <Say k="problem-detail" fill={[<Island>{words}</Island>]} />
    </p>
  );
}
