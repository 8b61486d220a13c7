import { type ReactNode, useMemo } from 'react';
import type { ProjectState } from '../../../shared/requests/project.ts';
import type { QuotaReading } from '../../../shared/domain/quota.ts';
import { Notice } from '../../components/notice.tsx';
import { type PendingQuota, pendingQuotas } from '../../selectors/open-requests.ts';
import { unreadQuotas } from '../../selectors/project-state.ts';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { hashOf } from '../../stores/route-store.ts';
import { isErrorCode, problemKeys } from '../../text/problem.ts';
import { quotaAmount } from '../../components/quota-list.tsx';
import { Say, useText } from '../../text/text.tsx';

interface GaugeProps {
  label: ReactNode;
  /** What is used, in words. */
  words: ReactNode;
  /** From 0 to 1; undefined where there is no limit or nobody knows. */
  share: number | undefined;
  children?: ReactNode;
}

/** How full something is, in words; the bar shows the same to whoever likes to look. */
const Gauge = ({ label, words, share, children }: GaugeProps) => (
  <li className="gauge">
    <span className="gauge__label">{label}</span>
    <span className="gauge__words">{words}</span>
    <span className="gauge__bar" aria-hidden="true">
      {share === undefined ? null : (
        <span
          className={`gauge__full ${share >= 1 ? 'gauge__full--up' : ''}`}
          style={{ inlineSize: `${Math.min(1, share) * 100}%` }}
        />
      )}
    </span>
    {children}
  </li>
);

/** What a project may use, what it does use, and what a request under way makes of it. */
export function Quotas({ project }: { project: ProjectState }) {
  const { name, quotas } = project;
  const requests = useStore('requests', knownRequests);
  const pending = useMemo(() => pendingQuotas(requests, name, quotas), [requests, name, quotas]);
  return (
    <section aria-labelledby="quotas-title">
      <h2 id="quotas-title">
        <Say k="quotas-title" />
      </h2>
      {unreadQuotas(project).map(({ service, code }) => (
        <Notice key={service} tone="warning">
          <p>
            <Say k={`quota-unread-${service}`} />
          </p>
          {isErrorCode(code) ? (
            <p>
              <Say k={problemKeys(code).what} />
            </p>
          ) : null}
        </Notice>
      ))}
      <ul className="plain gauges">
        {quotas.map((reading) => (
          <Quota key={reading.key} reading={reading} pending={pending.get(reading.key)} />
        ))}
      </ul>
    </section>
  );
}

interface Props {
  reading: QuotaReading;
  pending: PendingQuota | undefined;
}

function Quota({ reading: { key, limit, used }, pending }: Props) {
  const text = useText();
  const isMeasured = used !== undefined && limit >= 0;
  return (
    <Gauge
      label={<Say k={`quota-${key}`} />}
      words={<Used reading={{ key, limit, used }} />}
      share={isMeasured && limit > 0 ? used / limit : undefined}
    >
      {pending ? (
        <a className="gauge__pending" href={hashOf({ view: 'request', id: pending.id })}>
          {pending.limit < 0 ? (
            <Say k="quota-pending-unlimited" />
          ) : (
            <Say k="quota-pending" fill={[quotaAmount(key, pending.limit, text)]} />
          )}
        </a>
      ) : null}
    </Gauge>
  );
}

function Used({ reading: { key, limit, used } }: { reading: QuotaReading }) {
  const text = useText();
  const most = quotaAmount(key, limit, text);
  if (used === undefined) return <Say k="quota-used-unknown" fill={[most]} />;
  const taken = quotaAmount(key, used, text);
  if (limit < 0) return <Say k="quota-used-unlimited" fill={[taken]} />;
  return <Say k={used >= limit && limit > 0 ? 'quota-full' : 'quota-used'} fill={[taken, most]} />;
}
