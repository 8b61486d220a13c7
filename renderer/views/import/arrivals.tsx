import type { BundleReport, BundleVerdict } from '../../../shared/bundle/bundle.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { FieldRule } from '../../components/problem-notice.tsx';
import { Chip } from '../../components/state-chip.tsx';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';

type Arrival = BundleReport['requests'][number];

const isFiledHere = ({ verdict }: Arrival): boolean =>
  verdict === 'new' || verdict === 'comes-back';

/** Who is in the bundle and what that means for this desk, before and after they were filed here. */
export function Arrivals({ report: { from, madeAt, requests } }: { report: BundleReport }) {
  const { time } = useText();
  const filed = useStore('import', (state) => state.filed);
  return (
    <>
      <p className="lead">
        <Say k={`import-from-${from}`} fill={[time(madeAt)]} />
      </p>
      <ul className="rows arrivals">
        {requests.map((arrival) => (
          <ArrivalRow key={arrival.id} arrival={arrival} isFiled={filed} />
        ))}
      </ul>
      <Actions mine={requests.filter(isFiledHere).length} />
    </>
  );
}

function Actions({ mine }: { mine: number }) {
  const filed = useStore('import', (state) => state.filed);
  const asking = useStore('import', (state) => state.asking);
  const submit = useStore('import', (state) => state.submit);
  const clear = useStore('import', (state) => state.clear);
  return (
    <>
      {filed ? (
        <Notice tone="success" alert>
          <Say k="import-done" fill={[mine]} />
        </Notice>
      ) : null}
      {mine === 0 ? (
        <p>
          <Say k="import-none" />
        </p>
      ) : null}
      <div className="actions">
        {filed || mine === 0 ? (
          <ButtonLink href="#/desk" action="progressive" weight="primary" size="large">
            <Say k="back-to-desk" />
          </ButtonLink>
        ) : (
          <Button action="progressive" weight="primary" size="large" onClick={() => void submit()}>
            <Say k={asking ? 'import-doing' : 'import-do'} fill={[mine]} />
          </Button>
        )}
        <Button size="large" weight="quiet" onClick={clear}>
          <Say k="import-another" />
        </Button>
      </div>
    </>
  );
}

const tones: Readonly<Record<BundleVerdict, string>> = {
  new: 'success',
  known: 'notice',
  'comes-back': 'notice',
  'not-allowed': 'warning',
};

function ArrivalRow({ arrival, isFiled }: { arrival: Arrival; isFiled: boolean }) {
  const { id, username, shellName, verdict, standing, fields, further = [] } = arrival;
  const here = standing?.id ?? (isFiled && isFiledHere(arrival) ? id : undefined);
  const name = <bdi>{username}</bdi>;
  return (
    <li>
      <div className="row">
        <span className="row__name">
          {here === undefined ? name : <a href={hashOf({ view: 'request', id: here })}>{name}</a>}
        </span>
        <span className="row__detail">
          <Island mono>{shellName}</Island>
        </span>
        <Chip tone={tones[verdict]}>
          <Say k={`bundle-verdict-${verdict}`} />
        </Chip>
        {fields.map((problem) => (
          <span key={problem.field} className="row__why">
            <FieldRule problem={problem} />
          </span>
        ))}
        {further.length === 0 ? null : <Further parts={further} verdict={verdict} />}
      </div>
    </li>
  );
}

interface FurtherProps {
  parts: NonNullable<Arrival['further']>;
  verdict: BundleVerdict;
}

/** What is asked for beside the card, and why it is not filed where it is not. */
const Further = ({ parts, verdict }: FurtherProps) => (
  <div className="row__why">
    <ul className="plain">
      {parts.map(({ part, about, fields }) => (
        <li key={part}>
          <Say k={`import-further-${part}`} fill={[about]} />
          {fields.map((problem) => (
            <p key={problem.rule}>
              <strong>
                <Say k="import-further-refused" />
              </strong>{' '}
              <FieldRule problem={problem} />
            </p>
          ))}
        </li>
      ))}
    </ul>
    {verdict === 'new' ? null : <Say k="import-further-left" />}
  </div>
);
