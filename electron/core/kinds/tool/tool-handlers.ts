import type { Handlers } from '../../base/dispatch.ts';
import type { ToolsService } from './service.ts';

type ToolMethod = Extract<keyof Handlers, `tools.${string}`>;

export const toolHandlers = (tools: ToolsService): Pick<Handlers, ToolMethod> => ({
  'tools.check': { needs: 'ask', run: ({ name }) => tools.check(name) },
  'tools.show': { needs: 'ask', run: ({ name }) => tools.show(name) },
  'tools.create': { needs: 'submit', run: (form) => tools.submit(form) },
  'tools.setMaintainer': { needs: 'submit', run: (form) => tools.setMaintainer(form) },
});
