import { MaintainerForm } from '../request/tool/maintainer-form.tsx';
import { Say } from '../../text/text.tsx';

/** Makes this person a maintainer of a tool that is there already. */
export const JoinTool = ({ id }: { id: string }) => (
  <MaintainerForm
    id="join-tool"
    lead={<Say k="tool-join-lead" />}
    of={{ shellName: id }}
    submit="tool-join-do"
  />
);
