import { openStates, type RequestView } from '../../shared/requests/request.ts';

const isOpen = ({ state }: RequestView): boolean =>
  openStates.includes(state) || state === 'needs-you';

/** Requests about a project that have not come to their end. */
export const askedOfProject = (requests: readonly RequestView[], name: string): RequestView[] =>
  requests.filter(
    (request) =>
      isOpen(request) && (request.project?.name === name || request.membership?.project === name),
  );

/** Requests about a tool that have not come to their end. */
export const askedOfTool = (requests: readonly RequestView[], name: string): RequestView[] =>
  requests.filter(
    (request) =>
      isOpen(request) && (request.tool?.name === name || request.maintainer?.tool === name),
  );

/** Every project and tool that requests of this desk name, by name. */
export function placesOf(requests: readonly RequestView[]): {
  readonly projects: readonly string[];
  readonly tools: readonly string[];
} {
  const named = (names: readonly (string | undefined)[]): string[] =>
    [...new Set(names.filter((name) => name !== undefined))].toSorted();
  return {
    projects: named(
      requests.flatMap(({ project, membership }) => [
        project?.name,
        membership?.toolforge === false ? membership.project : undefined,
      ]),
    ),
    tools: named(requests.flatMap(({ tool, maintainer }) => [tool?.name, maintainer?.tool])),
  };
}
