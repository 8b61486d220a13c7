import type { CloudCheck } from '../../../shared/domain/cloud.ts';
import { ok } from '../../../shared/result.ts';
import type { Command } from '../base/command.ts';
import { EXIT } from '../base/exit-codes.ts';
import { say } from '../base/words.ts';

function toolforgeLines({ toolforge }: CloudCheck): string[] {
  if (!toolforge) return [];
  const { project, found } = toolforge;
  const words = say(found ? 'cloud-toolforge-found' : 'cloud-toolforge-missing', project);
  return [`${say('fact-toolforge')}: ${words}`];
}

function checkLines(check: CloudCheck): string[] {
  const { authUrl, username, userId, project, region, roles, services, expiresAt, methods } = check;
  return [
    `${say('fact-directory')}: ${authUrl}`,
    ...(region === undefined ? [] : [`${say('fact-region')}: ${region}`]),
    `${say('fact-taken-for')}: ${username} (${userId}; ${methods.join(', ')})`,
    ...(project === undefined ? [] : [`${say('fact-scope')}: ${project}`]),
    `${say('fact-roles')}: ${roles.join(', ')}`,
    `${say('fact-services')}: ${services.join(', ')}`,
    `${say('fact-expires')}: ${expiresAt}`,
    ...toolforgeLines(check),
  ];
}

export const cloudCheck: Command = {
  name: 'cloud check',
  summary: 'Show the cloud login, its roles and its services',
  examples: ['lanyard cloud check'],
  options: {},
  positionals: [],
  async run(desk) {
    const checked = await desk.call('cloud.check', {});
    if (!checked.ok) return checked;
    return ok({
      value: checked.value,
      lines: checkLines(checked.value),
      exit: checked.value.toolforge?.found === false ? EXIT.needsYou : EXIT.confirmed,
    });
  },
};
