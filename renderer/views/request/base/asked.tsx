import type { ReactNode } from 'react';
import type { AskedFact, FactKind, FactValues } from '../../../../shared/requests/describe.ts';
import { kinds } from '../../../../shared/requests/kinds.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Facts, type Fact } from '../../../components/facts.tsx';
import { Island, Outside } from '../../../components/island.tsx';
import { PlaceLink } from '../../../components/place-link.tsx';
import { QuotaList } from '../../../components/quota-list.tsx';
import type { MessageKey } from '../../../text/languages.ts';
import { Say, useText } from '../../../text/text.tsx';

interface Props {
  request: RequestView;
}

/** What was asked for. Where it is about a person, they come first. */
export const Asked = ({ request }: Props) => (
  <section aria-labelledby="asked-title">
    <h2 id="asked-title">
      <Say k="request-asked" />
    </h2>
    <Facts facts={[personOf(request), ...askedFacts(request)]} />
  </section>
);

const personOf = ({ shellName }: RequestView): Fact | undefined =>
  shellName === ''
    ? undefined
    : { label: 'field-shell-name', value: <PlaceLink to="person" name={shellName} /> };

/** What its kind says was asked for. */
export const askedFacts = (request: RequestView): readonly (Fact | undefined)[] =>
  kinds[request.kind].asked(request).map(factOf);

function factOf<I extends FactKind>(asked: AskedFact<MessageKey, I>): Fact | undefined {
  const { label, only, is, value } = asked;
  return value === undefined || only === 'terminal'
    ? undefined
    : { label, value: shown[is](value) };
}

const shown: {
  readonly [I in FactKind]: (value: FactValues<MessageKey>[I]) => ReactNode;
} = {
  text: (value) => <bdi>{value}</bdi>,
  name: (value) => <Island mono>{value}</Island>,
  names: (value) =>
    value.length === 0 ? <Say k="fact-none" /> : <Island mono>{value.join(', ')}</Island>,
  project: (value) => <PlaceLink to="project" name={value} />,
  tool: (value) => <PlaceLink to="tool" name={value} />,
  number: (value) => <Island mono>{String(value)}</Island>,
  email: (value) => <Island>{value}</Island>,
  key: (value) => (value === '' ? <Say k="fact-no-key" /> : <Island mono>{value}</Island>),
  typed: (value) => <bdi className="typed">{value}</bdi>,
  phrases: (value) => (
    <ul className="plain">
      {value.map(([key, ...fill]) => (
        <li key={fill.join(' ')}>
          <Say k={key} fill={fill.map(isolated)} />
        </li>
      ))}
    </ul>
  ),
  size: ({ preset, quotas }) => (
    <>
      <bdi>{preset}</bdi>
      <QuotaList quotas={quotas} />
    </>
  ),
  day: (value) => <Day day={value} />,
  time: (value) => <Time time={value} />,
  url: (value) => <Outside url={value} />,
};

const isolated = (name: string) => <Island key={name}>{name}</Island>;

const Day = ({ day }: { day: string }) => useText().day(day);

const Time = ({ time }: { time: string }) => useText().time(time);
