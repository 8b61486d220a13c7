import { memo, type ReactNode } from 'react';
import { Island } from '../../components/island.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say } from '../../text/text.tsx';

/** About what a row takes, in rem. */
export const ROW_REM = 3;
/** So many people are named; the page of the project or tool tells all. */
const NAMED = 3;

interface Props {
  readonly view: 'project' | 'tool';
  readonly name: string;
  /** Who is in it; undefined where nobody told. */
  readonly people: readonly string[] | undefined;
  readonly isOpen: boolean;
  /** What is to be known of it at a glance. */
  readonly children?: ReactNode;
}

/** One project or tool: its name, who is in it, and what stands out. */
export const PlaceRow = memo(({ view, name, people, isOpen, children }: Props) => (
  <a
    className="row place-row"
    href={hashOf({ view, id: name })}
    aria-current={isOpen ? 'true' : undefined}
  >
    <span className="place-row__name">
      <Island mono>{name}</Island>
    </span>
    {people === undefined ? null : <People people={people} />}
    {children}
  </a>
));

function People({ people }: { people: readonly string[] }) {
  const others = people.length - NAMED;
  return (
    <span className="place-row__people">
      {people.length === 0 ? <Say k="places-nobody" /> : null}
      {people.slice(0, NAMED).map((name) => (
        <Island key={name}>{name}</Island>
      ))}
      {others > 0 ? <Say k="places-others" fill={[others]} /> : null}
    </span>
  );
}

interface GroupProps {
  readonly of: 'projects' | 'tools';
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** Projects, or tools, under their heading. */
export const PlaceGroup = ({ of, title, children }: GroupProps) => (
  <section className="group" aria-labelledby={`places-${of}`}>
    <div className="group__head">
      <h3 id={`places-${of}`}>{title}</h3>
    </div>
    {children}
  </section>
);
