import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { ApprovalDecision, ApprovalView } from '../../../../shared/requests/approval.ts';
import { MOST_LISTED } from '../../../../shared/requests/list.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Arguments, Command, Desk, Outcome } from '../../base/command.ts';
import { EXIT, exitOfError, worst } from '../../base/exit-codes.ts';
import { textOf, value } from '../../base/options.ts';
import { failureLines, say } from '../../base/words.ts';
import { aboutLines, requestLine } from '../../outcome/request-lines.ts';

/** Whose approval it needs, who looks after it, and what was asked and answered last. */
function approvalLines({ needs, holder, question, answer }: ApprovalView): string[] {
  return [
    say(`approvals-needs-${needs}`),
    ...(holder ? [say('cli-approval-held', holder.name, holder.at)] : []),
    ...(question ? [say('cli-approval-question', question.name, question.text)] : []),
    ...(answer ? [say('cli-approval-answer', answer.text)] : []),
  ];
}

const waitingLines = (request: RequestView): string[] => [
  requestLine(request),
  ...aboutLines(request).map((line) => `  ${line}`),
  ...(request.approval ? approvalLines(request.approval).map((line) => `  ${line}`) : []),
];

/** Page after page of those that wait. */
async function everyWaiting(desk: Desk): Promise<Result<readonly RequestView[]>> {
  const all: RequestView[] = [];
  let asked: Input<'approvals.list'> = { limit: MOST_LISTED };
  for (;;) {
    const page = await desk.call('approvals.list', asked);
    if (!page.ok) return page;
    const { requests, next } = page.value;
    all.push(...requests);
    if (next === undefined) return ok(all);
    asked = { ...asked, olderThan: next };
  }
}

const approvalsList: Command = {
  name: 'approvals list',
  aliases: ['approvals'],
  summary: 'List the requests that wait for approval, newest first',
  examples: ['lanyard approvals', 'lanyard approvals list --json'],
  options: {},
  positionals: [],
  async run(desk) {
    const waiting = await everyWaiting(desk);
    if (!waiting.ok) return waiting;
    const requests = waiting.value;
    const none = requests.length === 0 ? [say('cli-approvals-none')] : [];
    const lines = [...requests.flatMap(waitingLines), ...none];
    return ok({ value: { requests }, lines, exit: EXIT.confirmed });
  },
};

/** What became of each, and why the others were left as they are. */
function decidedOutcome(decided: Output<'approvals.decide'>): Outcome {
  const { requests, left } = decided;
  return {
    value: decided,
    lines: [
      ...requests.map(requestLine),
      ...left.flatMap(({ id, problem }) => {
        const [what = '', ...next] = failureLines(problem);
        return [say('cli-approval-left', id, what), ...next.map((line) => `  ${line}`)];
      }),
    ],
    exit: worst([EXIT.confirmed, ...left.map(({ problem }) => exitOfError(problem.code))]),
  };
}

async function decide(
  desk: Desk,
  { positionals }: Arguments,
  { decision, reason }: { readonly decision: ApprovalDecision; readonly reason: string },
): Promise<Result<Outcome>> {
  const asked = { requests: positionals.map((id) => ({ id })), decision };
  const decided = await desk.call('approvals.decide', reason === '' ? asked : { ...asked, reason });
  return decided.ok ? ok(decidedOutcome(decided.value)) : decided;
}

const approvalsApprove: Command = {
  name: 'approvals approve',
  summary: 'Approve requests, which Lanyard then sends',
  examples: ['lanyard approvals approve 3f0c…', 'lanyard approvals approve 3f0c… 91be…'],
  options: { reason: value('REASON', 'reason, in a few words') },
  positionals: ['ID'],
  more: 'ID',
  run: (desk, args) => decide(desk, args, { decision: 'approve', reason: textOf(args, 'reason') }),
};

const approvalsRefuse: Command = {
  name: 'approvals refuse',
  summary: 'Refuse requests and record the reason',
  examples: ['lanyard approvals refuse 3f0c… --reason "not at this event"'],
  options: {
    reason: value('REASON', 'reason, which the newcomer reads', { required: true }),
  },
  positionals: ['ID'],
  more: 'ID',
  run: (desk, args) => decide(desk, args, { decision: 'refuse', reason: textOf(args, 'reason') }),
};

const approvalsAsk: Command = {
  name: 'approvals ask',
  summary: 'Ask a question about a request that waits for approval',
  examples: ['lanyard approvals ask 3f0c… --question "Who is your mentor?"'],
  options: {
    question: value('QUESTION', 'question, which the newcomer reads', { required: true }),
  },
  positionals: ['ID'],
  run: (desk, args) => decide(desk, args, { decision: 'ask', reason: textOf(args, 'question') }),
};

/** The commands about requests that wait for approval. The one that is called by fewer words stands last. */
export const approvalCommands = [approvalsApprove, approvalsRefuse, approvalsAsk, approvalsList];
