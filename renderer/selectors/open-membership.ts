import { openStates, type RequestView } from '../../shared/requests/request.ts';

/** The request under way that makes somebody a member of Toolforge: what needs a member waits for it. */
export const openMembership = (
  requests: readonly RequestView[],
  shellName: string,
): RequestView | undefined =>
  requests.find(
    (request) =>
      request.shellName === shellName &&
      request.membership?.toolforge === true &&
      request.membership.roles.length > 0 &&
      openStates.includes(request.state),
  );
