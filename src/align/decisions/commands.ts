import { type CommandContext, command, table } from '../../cli/command.ts';
import { isRefusal, Refused, refuse } from '../../kernel/refusal.ts';
import {
  approveDecision,
  commentDecision,
  type Decision,
  decisionStateShape,
  listDecisions,
  openVoices,
  rejectDecision,
  returnDecision,
  runChecksOperation,
  showDecision,
  submitDecision,
  withdrawDecision,
  writeDecision,
} from './contract.ts';
import { readClaimFlags } from './read-claim-flags.ts';

function sayDecision(d: Decision): string {
  const { contribution } = d;
  return [
    `${d.title}   [${d.state}${d.retroactive ? ', recorded afterwards' : ''}]   ${d.id}`,
    `by ${d.author}${d.approvedBy === null ? '' : `, approved by ${d.approvedBy}`}`,
    ...(d.finding === null ? [] : [`answers: ${d.finding.label ?? d.finding.id}`]),
    '',
    contribution.sentence ?? 'The contribution is not complete.',
    ...(contribution.foresight === null ? [] : [contribution.foresight.say]),
    ...d.remarks.map(({ field, advice }) => `  ${field}: ${advice}`),
    ...(contribution.verdict === null ? [] : ['', contribution.verdict.say]),
    '',
    ...d.history.map(
      (h) =>
        `${h.at.slice(0, 16).replace('T', ' ')}  ${h.who}: ${h.move} → ${h.to}${h.why === null ? '' : ` (${h.why})`}`,
    ),
    ...d.comments.map((c) => `${c.at.slice(0, 16).replace('T', ' ')}  ${c.who}: “${c.text}”`),
  ].join('\n');
}

const printed = ({ print }: CommandContext, decision: Decision) => {
  print(decision, () => sayDecision(decision));
  return 0 as const;
};

const reasonOption = { flags: '--why <reason>', summary: 'why, in a sentence' };

const moves = [
  command({
    usage: 'decisions submit <id>',
    summary: 'Register the contribution and ask another person to approve',
    run: async (context, [id]) =>
      printed(context, await context.api.ask(submitDecision, { params: { id: String(id) } })),
  }),
  command({
    usage: 'decisions voices <id>',
    summary: 'Open the three voices drawn for this decision; needed before approving',
    async run({ api, print }, [id]) {
      const heard = await api.ask(openVoices, { params: { id: String(id) } });
      print(heard, () =>
        [
          heard.note,
          ...heard.voices.map(
            (v) =>
              `\n“${v.text}”\n  ${v.step}, ${v.at.slice(0, 10)}${v.dissenting ? ' · says the opposite of most' : ''}`,
          ),
        ].join('\n'),
      );
      return 0;
    },
  }),
  command({
    usage: 'decisions approve <id>',
    summary: 'Approve a decision somebody else wrote, after hearing its voices',
    options: [reasonOption],
    run: async (context, [id], { why }) =>
      printed(
        context,
        await context.api.ask(approveDecision, {
          params: { id: String(id) },
          body: typeof why === 'string' ? { why } : {},
        }),
      ),
  }),
  ...(
    [
      ['return', returnDecision, 'Give a decision back to its author, with a reason'],
      ['reject', rejectDecision, 'Say no to a decision, with a reason'],
      ['withdraw', withdrawDecision, 'Take back your own decision before it is in effect'],
    ] as const
  ).map(([verb, operation, summary]) =>
    command({
      usage: `decisions ${verb} <id>`,
      summary,
      options: [reasonOption],
      run: async (context, [id], { why }) =>
        printed(
          context,
          await context.api.ask(operation, {
            params: { id: String(id) },
            body: { why: typeof why === 'string' ? why : '' },
          }),
        ),
    }),
  ),
  command({
    usage: 'decisions comment <id> <text>',
    summary: 'Comment on a decision or its verdict',
    run: async (context, [id, text]) =>
      printed(
        context,
        await context.api.ask(commentDecision, { params: { id: String(id) }, body: { text: String(text) } }),
      ),
  }),
];

export const commands = [
  command({
    usage: 'decide',
    summary: 'Write a decision with its contribution and submit it for approval',
    options: [
      { flags: '--from-finding <id>', summary: 'the finding it answers; measure and step are taken from it' },
      { flags: '--title <text>', summary: 'what is decided' },
      { flags: '--segment <text>', summary: 'for whom: growing households' },
      { flags: '--step <step>', summary: 'at which step of the journey' },
      { flags: '--affected <text>', summary: 'who is affected: households waiting for a repair' },
      { flags: '--direction <lower|raise>', summary: 'which way the measure will go' },
      { flags: '--size <number>', summary: 'expected change in the measure’s unit (shares 0..1: 0.039)' },
      {
        flags: '--smallest-useful <number>',
        summary: 'a smaller change would not be worth it (default: half the size)',
      },
      {
        flags: '--measure <measure>',
        summary: 'promise:STEP, share:FILTER, or METRIC:nps|mean|csat|ces|top-box',
      },
      { flags: '--where <filter>', summary: 'on whom it is measured: region=North' },
      { flags: '--compare-with <filter>', summary: 'a group the work does not touch: region=South' },
      { flags: '--starts <date>', summary: 'when it begins: 2026-01-15' },
      { flags: '--check <date>', summary: 'the day its verdict is read: 2026-03-31' },
      { flags: '--because <text>', summary: 'what is done differently' },
      { flags: '--notice <text>', summary: 'what these people will notice' },
      {
        flags: '--employees <text>',
        summary: '"Planning (42): loses the hour of phoning depots"',
        repeatable: true,
      },
      { flags: '--suppliers <text>', summary: 'the effect on suppliers, or "none because …"' },
      { flags: '--investors <text>', summary: 'the effect on investors, or "none because …"' },
      { flags: '--community <text>', summary: 'the effect on the community, or "none because …"' },
      { flags: '--draft', summary: 'keep it as a draft, with advice on what is missing' },
    ],
    async run(context, _args, options) {
      const claim = readClaimFlags(options);
      if (isRefusal(claim)) throw new Refused(claim);
      const finding = options.fromFinding;
      const decision = await context.api.ask(writeDecision, {
        body: {
          title: typeof options.title === 'string' ? options.title : '',
          ...(typeof finding === 'string' ? { finding } : {}),
          claim,
          submit: options.draft !== true,
        },
      });
      return printed(context, decision);
    },
  }),

  command({
    usage: 'decisions list',
    summary: 'Decisions: open reviews first, then the rest, newest first',
    options: [{ flags: '--state <state>', summary: decisionStateShape.options.join(', ') }],
    async run({ api, print }, _args, { state }) {
      const only = decisionStateShape.optional().safeParse(state);
      if (!only.success) {
        throw new Refused(
          refuse('no-such-state', `"${state}" is no state of a decision.`, {
            next: `Choose one of ${decisionStateShape.options.join(', ')}.`,
          }),
        );
      }
      const list = await api.ask(listDecisions, {
        query: only.data === undefined ? {} : { state: only.data },
      });
      print(list, () =>
        table(
          list.map((d) => ({
            title: d.title,
            state: d.state,
            contribution: d.contribution.state,
            check: d.contribution.checkOn ?? '',
            author: d.author,
            id: d.id,
          })),
          ['title', 'state', 'contribution', 'check', 'author', 'id'],
        ),
      );
      return 0;
    },
  }),

  command({
    usage: 'decisions show <id>',
    summary: 'One decision with its contribution, history, verdict and comments',
    run: async (context, [id]) =>
      printed(context, await context.api.ask(showDecision, { params: { id: String(id) } })),
  }),
  ...moves,

  command({
    usage: 'check',
    summary: 'Write the verdicts that are due',
    options: [{ flags: '--at <date>', summary: 'what is due at this date; without it, now' }],
    async run({ api, print }, _args, { at }) {
      const checks = await api.ask(runChecksOperation, { body: typeof at === 'string' ? { at } : {} });
      print(checks, () => {
        const lines = [
          ...checks.started.map(({ title }) => `in effect: ${title}`),
          ...checks.written.map(({ title, verdict }) => `${title}: ${verdict.say}`),
          ...checks.waiting.map(({ title, say }) => `${title}: ${say}`),
        ];
        return lines.length === 0 ? 'Nothing is due.' : lines.join('\n');
      });
      return 0;
    },
  }),
];
