import type { Belongings } from '../../../shared/contract/people.ts';
import { FormPart } from '../../components/form/form-part.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { Say } from '../../text/text.tsx';
import { MakeTool } from './make-tool.tsx';
import { MaintainerForm } from '../request/tool/maintainer-form.tsx';

/** Makes this person a maintainer of a tool that is there already. */
export const JoinTool = ({ id }: { id: string }) => (
  <MaintainerForm
    id="join-tool"
    lead={<Say k="tool-join-lead" />}
    of={{ shellName: id }}
    submit="tool-join-do"
  />
);

/** The tools somebody maintains, and the ways to another one. */
export function Tools({ id, had }: { id: string; had: Belongings | undefined }) {
  const isRead = had?.unread.every(({ part }) => part !== 'directory') ?? false;
  const tools = had?.tools ?? [];
  return (
    <section aria-labelledby="tools-title">
      <h2 id="tools-title">
        <Say k="tools-title" />
      </h2>
      {tools.length === 0 ? (
        <p className="lead">
          <Say k={isRead ? 'tools-none' : 'unasked'} />
        </p>
      ) : (
        <ul className="keys">
          {tools.map((name) => (
            <li key={name}>
              <PlaceLink to="tool" name={name} />
            </li>
          ))}
        </ul>
      )}
      <FormPart title={<Say k="tool-make" />}>
        <MakeTool id={id} />
      </FormPart>
      <FormPart title={<Say k="tool-join" />}>
        <JoinTool id={id} />
      </FormPart>
    </section>
  );
}
