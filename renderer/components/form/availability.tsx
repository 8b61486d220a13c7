import { useEffect } from 'react';
import type { ProjectVerdict } from '../../../shared/contract/projects.ts';
import type { ToolVerdict } from '../../../shared/contract/tools.ts';
import type { WireError } from '../../../shared/result.ts';
import type { FieldMessage } from './field.tsx';
import { FieldRule } from '../problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';

type Verdict = ProjectVerdict | ToolVerdict;

interface Checked {
  readonly verdict?: Verdict | undefined;
  readonly problem?: WireError | undefined;
}

/** What stands in the way of a project's name. */
const takenBy: Readonly<Record<string, MessageKey>> = {
  project: 'place-taken-project',
  group: 'place-taken-group',
  zone: 'place-taken-zone',
  proxy: 'place-taken-proxy',
};

/** Looks a name up while it is typed, and gives what was found; nothing of an empty one. */
export function useAvailability(
  of: 'projectNames' | 'toolNames',
  name: string,
): FieldMessage | undefined {
  const check = useStore(of, (state) => state.check);
  const verdict = useStore(of, (state) => state.verdict);
  const problem = useStore(of, (state) => state.problem);
  // A name that was typed before one went elsewhere is asked about again.
  useEffect(() => check(name), [check, name]);
  return name.trim() === '' ? undefined : availability({ verdict, problem });
}

/** What was found of a typed name of a tool or project, in words that claim no more than was asked. */
export function availability({ verdict, problem }: Checked): FieldMessage {
  if (problem) return { tone: 'warning', words: <Say k="verdict-could-not-ask" /> };
  if (!verdict) return { tone: 'plain', words: <Say k="verdict-asking" /> };
  const { state, rule = '', params } = verdict;
  switch (state) {
    case 'free':
      return { tone: 'success', words: <Say k="verdict-free" /> };
    case 'unknown':
      return { tone: 'warning', words: <Say k="verdict-could-not-ask" /> };
    case 'taken':
      return { tone: 'error', words: <Taken verdict={verdict} /> };
    case 'broken':
      return {
        tone: 'error',
        words: <FieldRule problem={{ field: 'shellName', rule, params: [...params] }} />,
      };
  }
}

function Taken({ verdict }: { verdict: Verdict }) {
  const maintainers = 'maintainers' in verdict ? (verdict.maintainers ?? []) : [];
  if (maintainers.length > 0) {
    return <Say k="place-taken-tool" fill={[maintainers.join(', '), maintainers.length]} />;
  }
  return <Say k={takenBy[verdict.rule ?? ''] ?? 'place-taken'} fill={verdict.params} />;
}
