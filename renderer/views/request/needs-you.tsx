import type { ComponentType } from 'react';
import type { ErrorCode } from '../../../shared/errors.ts';
import { kinds } from '../../../shared/requests/kinds.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { CloudWays } from '../../components/cloud-ways.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say } from '../../text/text.tsx';
import { Dismiss } from './base/dismiss.tsx';
import { RefusedAction } from './base/refused.tsx';
import { ToolTaken } from './tool/taken.tsx';

/** Anything beside an account that stands still until a person acts: why, and what can be done. */
export function NeedsYou({ request }: { request: RequestView }) {
  const { id, problem = { code: 'internal', params: [] } } = request;
  const { code } = problem;
  const Way = ways[code];
  return (
    <>
      <ProblemNotice problem={problem} tone="warning" />
      <RefusedAction id={id} />
      {Way ? <Way request={request} /> : null}
      {code === 'other-dismissed' ? null : <TryAgain id={id} />}
      <Dismiss id={id} isOnlyWay={code === 'other-dismissed'} />
    </>
  );
}

function TryAgain({ id }: { id: string }) {
  const retry = useStore('requests', (state) => state.retry);
  return (
    <div className="actions">
      <Button onClick={() => void retry(id)}>
        <Say k="request-try-again" />
      </Button>
    </div>
  );
}

/** What there is to do or to see elsewhere, by what went wrong. */
const ways: Readonly<Partial<Record<ErrorCode, ComponentType<Props>>>> = {
  'tool-taken': ToolTaken,
  'tool-disabled': ToolTaken,
  'not-a-toolforge-member': PersonWay,
  'account-missing': PersonWay,
  'wikimedia-unproven': LinkWay,
  'link-unproven': LinkWay,
  'cloud-no-rights': AskOthers,
  'project-exists': ProjectWay,
  'last-member': ProjectWay,
  'project-not-empty': RemovalWay,
  'last-maintainer': ToolWay,
};

interface Props {
  request: RequestView;
}

function PersonWay({ request: { shellName } }: Props) {
  return (
    <ButtonLink href={hashOf({ view: 'person', id: shellName })}>
      <Say k="way-person" fill={[shellName]} />
    </ButtonLink>
  );
}

function LinkWay({ request: { shellName } }: Props) {
  return (
    <ButtonLink href={hashOf({ view: 'link', id: shellName })}>
      <Say k="way-link" />
    </ButtonLink>
  );
}

function ProjectWay({ request }: Props) {
  const { project } = kinds[request.kind].concerns(request);
  if (project === undefined) return null;
  return (
    <ButtonLink href={hashOf({ view: 'project', id: project })}>
      <Say k="places-open-project" />
    </ButtonLink>
  );
}

function RemovalWay({ request: { removal } }: Props) {
  if (!removal) return null;
  return (
    <ButtonLink href={hashOf({ view: 'project-removal', id: removal.name })}>
      <Say k="way-removal" />
    </ButtonLink>
  );
}

function ToolWay({ request }: Props) {
  const { tool } = kinds[request.kind].concerns(request);
  if (tool === undefined) return null;
  return (
    <ButtonLink href={hashOf({ view: 'tool', id: tool })}>
      <Say k="places-open-tool" />
    </ButtonLink>
  );
}

function AskOthers({ request }: Props) {
  return <CloudWays requestUrl={kinds[request.kind].handIn(request).url} />;
}
