import { command, table } from '../../cli/command.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import { sayEstimate } from '../scores/index.ts';
import {
  type DeskTask,
  decideLabel,
  deskTasks,
  isAboutTask,
  labelAgreement,
  labelQueue,
  nothingOf,
} from './desk.contract.ts';
import { showVoice } from './voices.contract.ts';

const given = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function taskOf(value: unknown): DeskTask | undefined {
  if (value === undefined) return undefined;
  const task = deskTasks.find((each) => each === value);
  if (task !== undefined) return task;
  throw new Refused(
    refuse('no-such-task', `"${String(value)}" is nothing that is labelled.`, {
      next: `Labelled are: ${deskTasks.join(', ')}.`,
    }),
  );
}

const queue = command({
  usage: 'themes queue',
  summary: 'The labels that would teach most; one in ten is drawn by chance, to measure quality',
  options: [
    { flags: '--task <task>', summary: `${deskTasks.join(', ')}; some of each by default` },
    { flags: '--limit <number>', summary: 'how many (1 to 100)', default: '20' },
  ],
  async run({ api, print }, _, options) {
    const task = taskOf(options.task);
    const answer = await api.ask(labelQueue, {
      query: { limit: Number(options.limit), ...(task === undefined ? {} : { task }) },
    });
    print(answer, () =>
      [
        table(
          answer.items.map((item) => ({
            moment: item.moment,
            clause: item.n,
            task: item.task,
            'read as': item.suggested.map(({ label }) => label).join(', ') || 'nothing',
            why: item.why,
            settles: item.settles,
            words: item.quote.replace(/\s+/g, ' ').slice(0, 70),
          })),
          ['moment', 'clause', 'task', 'read as', 'why', 'settles', 'words'],
        ),
        '',
        `chosen from ${answer.waiting} clauses or voices; answer with: sirius themes label MOMENT CLAUSE LABEL --task TASK`,
      ].join('\n'),
    );
    return undefined;
  },
});

const label = command({
  usage: 'themes label <moment> <clause> <label>',
  summary:
    'Say what a clause of a voice is (0 = step, function or object of the whole voice); it counts at once and over every later run. LABEL "nothing" = none of its labels is right',
  options: [
    { flags: '--task <task>', summary: `${deskTasks.join(', ')}; theme by default` },
    { flags: '--reject', summary: 'it is not that' },
    { flags: '--only-mark', summary: 'mark this clause, and teach nothing' },
    { flags: '--by-chance', summary: 'it was drawn by chance: it measures quality and teaches nothing' },
  ],
  async run({ api, print }, [moment, clause, said], options) {
    const task = taskOf(options.task) ?? 'theme';
    const voice = await api.ask(showVoice, { params: { moment: String(moment) } });
    const own = isAboutTask(task)
      ? { span: { start: 0, end: voice.text.length } }
      : voice.clauses.find(({ n }) => String(n) === clause);
    if (own === undefined) {
      throw new Refused(
        refuse('no-such-clause', `The voice has no clause ${String(clause)}.`, {
          next: `It has ${voice.clauses.length}; sirius themes queue names them.`,
        }),
      );
    }
    const decided = await api.ask(decideLabel, {
      body: {
        moment: voice.moment,
        span: own.span,
        task,
        label: said === 'nothing' ? nothingOf[task] : String(said),
        status: options.reject === true ? 'rejected' : 'confirmed',
        byChance: options.byChance === true,
        ...(options.onlyMark === true ? { teach: false } : {}),
      },
    });
    const of = decided.quote === '' ? `${task} of the voice` : `“${decided.quote}”`;
    print(decided, () => `${of}: ${given(said)} ${decided.status} by ${decided.by}`);
    return undefined;
  },
});

const agreement = command({
  usage: 'themes agreement',
  summary: "How far people agree with each other and with the machine (Krippendorff's alpha)",
  async run({ api, print }) {
    const answer = await api.ask(labelAgreement);
    const say = (alpha: number | null) => (alpha === null ? 'too few' : alpha.toFixed(2));
    print(answer, () =>
      [
        'people among each other',
        table(
          answer.people.map(({ task, n, alpha }) => ({ task, clauses: n, alpha: say(alpha) })),
          ['task', 'clauses', 'alpha'],
        ),
        '',
        'the machine against people, on clauses drawn by chance',
        table(
          answer.machine.map(({ task, n, alpha, right }) => ({
            task,
            clauses: n,
            alpha: say(alpha),
            right: sayEstimate(right),
          })),
          ['task', 'clauses', 'alpha', 'right'],
        ),
        ...answer.disputed.map(
          (each) =>
            `people disagree about ${each.label}: ${(100 * each.agreeing).toFixed(0)} % agree, n ${each.n}`,
        ),
      ].join('\n'),
    );
    return undefined;
  },
});

export const deskCommands = [queue, label, agreement];
