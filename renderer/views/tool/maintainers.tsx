import type { ToolStateView } from '../../../shared/contract/tools.ts';
import { Button } from '../../components/button.tsx';
import { SubmissionProblem, useSubmit } from '../../components/form/submission.tsx';
import { FormPart } from '../../components/form/form-part.tsx';
import { Island } from '../../components/island.tsx';
import { MaintainerForm } from '../request/tool/maintainer-form.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { Say } from '../../text/text.tsx';

/** Who looks after a tool: one more or one less. */
export function Maintainers({ tool }: { tool: ToolStateView }) {
  const { name, maintainers, otherMaintainers } = tool;
  const isLast = maintainers.length + otherMaintainers.length === 1;
  return (
    <section aria-labelledby="maintainers-title">
      <h2 id="maintainers-title">
        <Say k="tool-maintainers" fill={[maintainers.length]} />
      </h2>
      <ul className="keys">
        {maintainers.map((shellName) => (
          <li key={shellName}>
            <PlaceLink to="person" name={shellName} />
            {isLast ? null : <Remove tool={name} shellName={shellName} />}
          </li>
        ))}
        {otherMaintainers.map((other) => (
          <li key={other}>
            <Island mono>{other}</Island>
            <span className="row__detail">
              <Say k="tool-other-maintainer" />
            </span>
          </li>
        ))}
      </ul>
      {isLast ? (
        <p className="lead">
          <Say k="tool-last-maintainer" />
        </p>
      ) : null}
      <FormPart title={<Say k="tool-add-maintainer" />}>
        <MaintainerForm
          id="add-maintainer"
          lead={<Say k="tool-add-maintainer-lead" />}
          of={{ tool: name }}
          submit="tool-add-maintainer-do"
        />
      </FormPart>
    </section>
  );
}

function Remove({ tool, shellName }: { tool: string; shellName: string }) {
  const submit = useSubmit('tools.setMaintainer');
  return (
    <FormPart
      title={<Say k="tool-remove-maintainer" fill={[<Island key="who">{shellName}</Island>]} />}
    >
      <p>
        <Say k="tool-remove-maintainer-lead" />
      </p>
      <SubmissionProblem />
      <div className="actions">
        <Button
          action="destructive"
          onClick={() => void submit({ tool, shellName, change: 'remove' })}
        >
          <Say k="tool-remove-maintainer-do" />
        </Button>
      </div>
    </FormPart>
  );
}
