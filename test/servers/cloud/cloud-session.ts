import { askCloud, type CloudAnswer, type CloudQuestion } from './ask-cloud.ts';
import type { CloudLogin } from './cloud-login.ts';

/** What a test asks a cloud in its own name, beside the program under test. */
export interface CloudSession {
  /** Asks with a token, which is renewed once it is refused. Answers any status. */
  ask(question: Omit<CloudQuestion, 'token' | 'caPem'>): Promise<CloudAnswer>;
  /** The same; throws with the server's words where the status is none of success. */
  demand(question: Omit<CloudQuestion, 'token' | 'caPem'>): Promise<unknown>;
}

/** Authenticates by password at the first question. */
export function openSession(authUrl: string, login: CloudLogin, caPem?: string): CloudSession {
  let token: string | undefined;
  const askOnce = async (question: CloudQuestion) => {
    token ??= await issueToken(authUrl, login, caPem);
    return askCloud({ ...question, token, caPem });
  };
  const ask: CloudSession['ask'] = async (question) => {
    const answer = await askOnce(question);
    if (answer.status !== 401) return answer;
    token = undefined;
    return askOnce(question);
  };
  const demand: CloudSession['demand'] = async (question) =>
    succeeded(question, await ask(question));
  return { ask, demand };
}

/** A token for the login's project (https://docs.openstack.org/api-ref/identity/v3/#password-authentication-with-scoped-authorization). */
export async function issueToken(
  authUrl: string,
  { username, password, project }: CloudLogin,
  caPem?: string,
): Promise<string> {
  const domain = { id: 'default' };
  const user = { name: username, domain, password };
  const auth = {
    identity: { methods: ['password'], password: { user } },
    scope: { project: { name: project, domain } },
  };
  const question = { method: 'POST', url: `${authUrl}/auth/tokens`, body: { auth }, caPem };
  const answer = await askCloud(question);
  succeeded(question, answer);
  return String(answer.headers['x-subject-token']);
}

function succeeded({ method = 'GET', url }: CloudQuestion, { status, body }: CloudAnswer): unknown {
  if (status < 300) return body;
  throw new Error(`${method} ${url}: ${status} ${JSON.stringify(body)}`);
}
