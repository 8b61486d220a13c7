import { projectTags } from './tags.ts';
import { projectText } from './review-text.ts';
import { tofuSnippet } from './tofu-snippet.ts';
import { projectOf, type ProjectFacts } from './facts.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import { known, type AboutRequest } from '../../base/known.ts';

/** What the reviewers of a project are handed. */
function forReview(facts: ProjectFacts, zone: string | undefined, requestId: string) {
  if (facts.mode !== 'reviewed') return {};
  const tags = projectTags({ requestId, ends: facts.ends });
  return { requestText: projectText({ ...facts, zone }), snippet: tofuSnippet({ ...facts, tags }) };
}

/** The project that a request asks for, as far as it has come. */
export function aboutProject(request: StoredRequest): AboutRequest {
  const facts = projectOf(request);
  const { shellName, username, name, purpose, whyNotToolforge, members } = facts;
  const { preset, quotas, rules, ends, mode } = facts;
  const { projectId, origin, requestUrl, reviewUrl, undone } = facts;
  const zone = facts.zone?.name;
  return {
    ...{ shellName, username, passwordProven: false },
    project: {
      ...{ name, purpose, whyNotToolforge, members, preset, quotas, rules, ends, mode },
      ...known({ projectId, origin, requestUrl, reviewUrl, zone }),
      ...forReview(facts, zone, request.id),
    },
    ...known({ undone }),
  };
}
