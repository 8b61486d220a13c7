import type { PersonOverview } from '../../../shared/contract/people.ts';
import { CloudSignedOut } from '../../components/cloud-ways.tsx';
import { FormPart } from '../../components/form/form-part.tsx';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { MembershipForm } from '../request/membership/form.tsx';
import { Chip } from '../../components/state-chip.tsx';
import { useStore } from '../../stores/provider.tsx';
import { toolforgeState, type ToolforgeState } from '../../selectors/toolforge-state.ts';
import { Say } from '../../text/text.tsx';

interface Props {
  id: string;
  /** Undefined where nobody has answered yet. */
  had: PersonOverview | undefined;
}

/** Whether the person is a member of Toolforge, and the way to become one. */
export function Toolforge({ id, had }: Props) {
  const state = had ? toolforgeState(had) : 'unknown';
  const isIn = ['member', 'in-group', 'granted', 'granted-unread'].includes(state);
  return (
    <section aria-labelledby="toolforge-title">
      <h2 id="toolforge-title">
        <Say k="toolforge-title" />
      </h2>
      <p>
        <Chip tone={tones[state]}>
          <Say k={`toolforge-is-${state}`} />
        </Chip>
      </p>
      <p className="lead">
        <Say k={`toolforge-means-${state}`} />
      </p>
      {isIn ? <Leave id={id} alone={had?.lastMaintainerOf ?? []} /> : <Join id={id} />}
    </section>
  );
}

const tones: Readonly<Record<ToolforgeState, string>> = {
  member: 'success',
  'in-group': 'success',
  granted: 'notice',
  'granted-unread': 'notice',
  leaving: 'notice',
  none: 'notice',
  unknown: 'warning',
};

function Join({ id }: { id: string }) {
  const toolforge = useStore('event', (state) => state.event?.toolforge);
  const isHere = toolforge?.approval === 'here';
  return (
    <FormPart title={<Say k="membership-ask" />}>
      {isHere ? <CloudSignedOut requestUrl={toolforge.requestUrl} /> : null}
      <MembershipForm
        id="toolforge-join"
        lead={<Say k={isHere ? 'membership-lead-here' : 'membership-lead-elsewhere'} />}
        of={{ shellName: id }}
        kinds={['member']}
        submit="membership-do"
      />
    </FormPart>
  );
}

const Leave = ({ id, alone }: { id: string; alone: readonly string[] }) => (
  <FormPart title={<Say k="membership-end" />}>
    <CloudSignedOut />
    <LastMaintainer tools={alone} />
    <MembershipForm
      id="toolforge-leave"
      lead={<Say k="membership-end-lead" />}
      of={{ shellName: id }}
      kinds={['nobody']}
      submit="membership-end-do"
    />
  </FormPart>
);

/** Tools that would be left with nobody who can get in. */
const LastMaintainer = ({ tools }: { tools: readonly string[] }) =>
  tools.length === 0 ? null : (
    <Notice tone="warning">
      <Say
        k="membership-last-maintainer"
        fill={[<Island key="tools">{tools.join(', ')}</Island>, tools.length]}
      />
    </Notice>
  );
