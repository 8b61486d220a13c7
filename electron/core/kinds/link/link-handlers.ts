import type { Handlers } from '../../base/dispatch.ts';
import type { LinksService } from './service.ts';

type LinkMethod = Extract<keyof Handlers, `links.${string}`>;

export const linkHandlers = (links: LinksService): Pick<Handlers, LinkMethod> => ({
  'links.lookUp': { needs: 'ask', run: ({ name }) => links.lookUp(name) },
  'links.prove': { needs: 'submit', run: () => links.prove() },
  'links.proof': { needs: 'ask', run: ({ id }) => Promise.resolve(links.proof(id)) },
  'links.file': { needs: 'submit', run: (form) => links.file(form) },
});
