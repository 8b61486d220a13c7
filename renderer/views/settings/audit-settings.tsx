import type { AuditReport } from '../../../shared/storage/audit.ts';
import { auditSentences } from '../../../shared/storage/audit-words.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';

/** Whether anybody touched the record of who did what. */
export function AuditSettings() {
  const trail = useStore('storage', (state) => state.trail);
  const problem = useStore('storage', (state) => state.trailProblem);
  const checking = useStore('storage', (state) => state.checking);
  const check = useStore('storage', (state) => state.checkTrail);
  return (
    <section aria-labelledby="audit-title">
      <h2 id="audit-title">
        <Say k="audit-title" />
      </h2>
      <p>
        <Say k="audit-lead" />
      </p>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {trail ? <Found trail={trail} /> : null}
      <div className="actions">
        <Button onClick={() => void check()}>
          <Say k={checking ? 'audit-checking' : 'audit-check'} />
        </Button>
      </div>
    </section>
  );
}

function Found({ trail }: { trail: AuditReport }) {
  const { time } = useText();
  const { ok, from, to } = trail;
  return (
    <Notice tone={ok ? 'success' : 'error'} alert>
      {auditSentences(trail).map(({ key, fill }) => (
        <p key={key}>
          <Say k={key} fill={[...fill]} />
        </p>
      ))}
      {from !== undefined && to !== undefined ? (
        <p>
          <Say k="audit-span" fill={[time(from), time(to)]} />
        </p>
      ) : null}
    </Notice>
  );
}
