import { undoParts, type UndoPart } from '../../../../shared/requests/undo.ts';
import { Island } from '../../../components/island.tsx';
import { Say } from '../../../text/text.tsx';

interface Props {
  title: 'undo-removes' | 'undo-agreed';
  parts: readonly UndoPart[];
  of: {
    readonly shellName: string;
    readonly keyFingerprint?: string | undefined;
    readonly zones?: readonly string[] | undefined;
  };
}

/** What an undo removes, once it runs. */
export const Removes = ({ title, parts, of }: Props) => (
  <section aria-labelledby="removes-title">
    <h2 id="removes-title">
      <Say k={title} />
    </h2>
    <ul className="undo-list undo-list--removes">
      {undoParts
        .filter((part) => parts.includes(part))
        .map((part) => (
          <li key={part}>
            <RemovedPart part={part} of={of} />
          </li>
        ))}
      {parts.includes('project') ? <RemovedZones zones={of.zones} /> : null}
      {parts.length === 0 ? (
        <li>
          <Say k="undo-removes-nothing" />
        </li>
      ) : null}
    </ul>
  </section>
);

/** One of them, by the name of what it is. */
export const RemovedPart = ({ part, of }: { part: UndoPart; of: Props['of'] }) => (
  <Say k={`undo-removes-${part}`} fill={[<What key="what" part={part} of={of} />]} />
);

/** The DNS zones that go with a project. */
export const RemovedZones = ({ zones = [] }: Pick<Props['of'], 'zones'>) =>
  zones.map((zone) => (
    <li key={zone}>
      <Say k="removal-zone" fill={[<Island key="zone">{zone}</Island>]} />
    </li>
  ));

const What = ({ part, of }: { part: UndoPart; of: Props['of'] }) => (
  <Island mono>{part === 'account' ? of.shellName : (of.keyFingerprint ?? '')}</Island>
);
