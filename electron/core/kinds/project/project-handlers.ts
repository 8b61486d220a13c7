import type { Handlers } from '../../base/dispatch.ts';
import type { ProjectsService } from './service.ts';

type ProjectMethod = Extract<keyof Handlers, `projects.${string}`>;

export const projectHandlers = (projects: ProjectsService): Pick<Handlers, ProjectMethod> => ({
  'projects.check': { needs: 'ask', run: ({ name }) => projects.check(name) },
  'projects.show': { needs: 'ask', run: ({ name }) => projects.show(name) },
  'projects.create': { needs: 'submit', run: (form) => projects.submit(form) },
  'projects.noteReview': { needs: 'submit', run: ({ id, url }) => projects.noteReview(id, url) },
  'projects.planRemoval': { needs: 'ask', run: ({ name }) => projects.planRemoval(name) },
  'projects.remove': { needs: 'submit', run: (agreed) => projects.remove(agreed) },
});
