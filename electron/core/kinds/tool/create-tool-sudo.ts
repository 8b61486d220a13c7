import { type Step, conflict } from '../base/step.ts';
import type { ToolFacts } from './facts.ts';
import type { ToolPlace } from './state.ts';

/** The rule that lets maintainers become the tool. One that says something else was written by a person, who is asked. */
export const createToolSudo = ({ tools }: Pick<ToolPlace, 'tools'>): Step<ToolFacts> => ({
  id: 'create-tool-sudo',
  async observe({ tool }) {
    const { sudoRule } = await tools.lookAtTool(tool);
    if (sudoRule === 'other') return conflict('directory-refused', `sudo: ${tool}`);
    return { is: sudoRule === 'right' ? 'done' : 'missing' };
  },
  apply: ({ tool }) => tools.addSudoRule(tool),
});
