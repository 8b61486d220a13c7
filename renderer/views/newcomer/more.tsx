import { wantsFollowUps } from '../../forms/follow-ups-form.ts';
import { useStore } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say, useText } from '../../text/text.tsx';
import { OwnFollowUps } from '../card/follow-ups.tsx';
import { Question, type Place } from './question.tsx';

/** What a newcomer wants beside the account, asked on their own computer. All of it may be left out. */
export function MoreQuestion(place: Place) {
  return (
    <Question {...place} title="laptop-more-title" lead={<Say k="laptop-more-lead" />}>
      <div className="own-further">
        <OwnFollowUps />
      </div>
    </Question>
  );
}

const parts = [
  ['membership', 'further-membership'],
  ['tool', 'further-tool'],
  ['project', 'further-project'],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** What was chosen beside the account, in one sentence; nothing where nothing was. */
export function FurtherWanted() {
  const followUps = useStore('draft', (state) => state.followUps);
  const { say, list } = useText();
  if (!wantsFollowUps(followUps)) return null;
  const wanted = parts.filter(([part]) => followUps[part].wanted).map(([, label]) => say(label));
  return (
    <p>
      <Say k="hand-screen-further" fill={[list(wanted, 'and')]} />
    </p>
  );
}
