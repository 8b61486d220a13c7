import type { ProjectState } from '../../../shared/requests/project.ts';
import type { SecurityRule } from '../../../shared/domain/security-rule.ts';
import { Island } from '../../components/island.tsx';
import { isUnread } from '../../selectors/project-state.ts';
import { Say } from '../../text/text.tsx';

/** What passes the firewall of every server in a project. */
export function Rules({ project }: { project: ProjectState }) {
  const { rules } = project;
  const incoming = rules.filter(({ direction }) => direction === 'ingress');
  const outgoing = rules.filter(({ direction }) => direction === 'egress');
  return (
    <section aria-labelledby="rules-title">
      <h2 id="rules-title">
        <Say k="rules-title" />
      </h2>
      {rules.length === 0 ? (
        <p className="lead">
          <Say k={isUnread(project, 'security-group') ? 'unasked' : 'rules-none'} />
        </p>
      ) : (
        <div className="sideways" role="group" aria-labelledby="rules-title" tabIndex={0}>
          <table className="rules">
            <thead>
              <tr>
                <th scope="col">
                  <Say k="rules-direction" />
                </th>
                <th scope="col">
                  <Say k="rules-what" />
                </th>
                <th scope="col">
                  <Say k="rules-with" />
                </th>
              </tr>
            </thead>
            <tbody>
              {[...incoming, ...outgoing].map((rule) => (
                <Rule key={JSON.stringify(rule)} rule={rule} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const Rule = ({ rule }: { rule: SecurityRule }) => (
  <tr>
    <td>
      <Say k={rule.direction === 'ingress' ? 'rules-in' : 'rules-out'} />
    </td>
    <td>
      <What rule={rule} />
    </td>
    <td>
      <OtherSide rule={rule} />
    </td>
  </tr>
);

function What({ rule: { protocol, ports } }: { rule: SecurityRule }) {
  if (protocol === undefined) return <Say k="rules-everything" />;
  const name = protocol.toUpperCase();
  if (!ports) return <Say k="rules-whole-protocol" fill={[name]} />;
  const { from, to } = ports;
  return <Island mono>{from === to ? `${name} ${from}` : `${name} ${from}–${to}`}</Island>;
}

function OtherSide({ rule: { remote, remoteGroup, ethertype } }: { rule: SecurityRule }) {
  if (remote !== undefined) return <Island mono>{remote}</Island>;
  if (remoteGroup === undefined) return <Say k="rules-anywhere" fill={[ethertype]} />;
  return <Say k="rules-group" fill={[<Island key="group">{remoteGroup}</Island>, ethertype]} />;
}
