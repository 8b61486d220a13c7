import { z } from 'zod';
import type { CloudQuestion } from './ask-cloud.ts';
import type { CloudSession } from './cloud-session.ts';

export interface ApplicationCredential {
  readonly id: string;
  readonly secret: string;
}

const made = z.object({
  application_credential: z.object({ id: z.string(), secret: z.string() }),
});

/** Makes one for novaadmin in its project, with the roles it has there (https://docs.openstack.org/api-ref/identity/v3/#application-credentials). */
export async function makeCredential(
  authUrl: string,
  session: CloudSession,
  wanted: Readonly<Record<string, unknown>> & { readonly name: string },
): Promise<ApplicationCredential> {
  const answer = await session.demand({
    method: 'POST',
    url: `${authUrl}/users/novaadmin/application_credentials`,
    body: { application_credential: wanted },
  });
  return made.parse(answer).application_credential;
}

/** The question for a token by it. */
export const byCredential = (
  authUrl: string,
  credential: ApplicationCredential,
): CloudQuestion => ({
  method: 'POST',
  url: `${authUrl}/auth/tokens`,
  body: {
    auth: {
      identity: { methods: ['application_credential'], application_credential: credential },
    },
  },
});
