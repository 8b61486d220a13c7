import type { ReactNode } from 'react';
import type { Problem } from '../../shared/requests/request.ts';
import type { FieldProblem } from '../../shared/result.ts';
import { foreignWords } from '../../shared/requests/text-keys.ts';
import { fieldRuleKey, problemKeys } from '../text/problem.ts';
import { Say, useText } from '../text/text.tsx';
import { Island } from './island.tsx';
import { Notice, type Tone } from './notice.tsx';

interface Props {
  problem: Problem;
  tone?: Tone;
  children?: ReactNode;
}

/** A failure in words: what happened and what is safe, then what to do now. */
export function ProblemNotice({ problem, tone = 'error', children }: Props) {
  const { code, params } = problem;
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
      <Detail words={foreignWords(problem)} />
      {children}
    </Notice>
  );
}

function Detail({ words }: { words: string }) {
  if (words === '') return null;
  return (
    <p className="problem-detail">
      <Say k="problem-detail" fill={[<Island>{words}</Island>]} />
    </p>
  );
}

/** The rule that one refused field breaks. */
export const FieldRule = ({ problem }: { problem: FieldProblem }) => (
  <Say k={fieldRuleKey(problem, useText())} fill={problem.params} />
);
