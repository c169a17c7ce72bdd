import { command, table } from '../../cli/command.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import { sayEstimate } from '../scores/index.ts';
import { labelled } from './commands.ts';
import {
  type SentimentProposal,
  showSentiment,
  type TaughtLanguage,
  teachSentiment,
  undoSentiment,
} from './sentiment.contract.ts';

const whys: Readonly<Record<TaughtLanguage['why'], string>> = {
  better: 'better than what ships',
  even: 'no measurable difference',
  worse: 'worse than what ships: not used',
  few: 'fewer than 20 rows: not learnt',
  'one class': 'only one class: not learnt',
  'no words': 'Sirius has no words of this language: not learnt',
};

const sayLanguages = (languages: readonly TaughtLanguage[]) =>
  table(
    languages.map((each) => ({
      language: each.language,
      rows: each.rows,
      'as shipped': sayEstimate(each.shipped),
      taught: sayEstimate(each.taught),
      gain: sayEstimate(each.gain),
      'calibration error': each.calibrationError.taught ?? 'too few',
      result: whys[each.why],
    })),
    ['language', 'rows', 'as shipped', 'taught', 'gain', 'calibration error', 'result'],
  );

const sayTaught = (answer: SentimentProposal & { applied: boolean; version: number }) =>
  [
    `${answer.examples} examples, ${answer.desk} of them from the label desk, ${answer.seconds} s; macro-F1 on rows left out:`,
    sayLanguages(answer.languages),
    '',
    answer.applied ? `version ${answer.version} counts now` : 'nothing was changed yet',
    table(
      answer.changes.map(({ name, before, after, gains, loses }) => ({
        sentiment: name,
        before: before.voices,
        after: after.voices,
        gains,
        loses,
      })),
      ['sentiment', 'before', 'after', 'gains', 'loses'],
    ),
  ].join('\n');

const teach = command({
  usage: 'meaning teach-sentiment',
  summary:
    'Teach how the company reads sentiment from labelled texts or the label desk; shows before and after',
  options: [
    {
      flags: '--examples <file>',
      summary:
        'JSON lines or CSV with text and sentiment (negative/neutral/positive, -1/0/1, 0/1/2 or 1-5 stars)',
    },
    { flags: '--from-desk', summary: 'learn what was decided at the label desk' },
    { flags: '--replace', summary: 'only these examples count; else they are added to those known' },
    { flags: '--only-look', summary: 'show what would change, and change nothing' },
  ],
  async run({ api, print, readText, progress }, _, options) {
    const file = typeof options.examples === 'string' ? options.examples : undefined;
    const fromDesk = options.fromDesk === true;
    if (file === undefined && !fromDesk) {
      throw new Refused(refuse('no-examples', 'Teaching needs --examples FILE or --from-desk.'));
    }
    const apply = options.onlyLook !== true;
    const content = file === undefined ? undefined : await readText(file);
    const answer = await api.ask(teachSentiment, {
      body: {
        apply,
        fromDesk,
        ...(content === undefined ? {} : { content }),
        ...(options.replace === true ? { replace: true } : {}),
      },
    });
    if (apply) await labelled(api, progress);
    print(answer, () => sayTaught(answer));
    return undefined;
  },
});

const show = command({
  usage: 'meaning sentiment',
  summary: 'What was taught about sentiment: versions, how good they are, what waits at the label desk',
  async run({ api, print }) {
    const answer = await api.ask(showSentiment);
    const current = answer.versions.find((each) => each.current);
    print(answer, () =>
      [
        current === undefined
          ? 'sentiment is read as it ships'
          : `version ${current.version}, ${current.examples} examples\n${sayLanguages(current.languages)}`,
        `${answer.waiting} decisions of the label desk wait to be learnt (sirius meaning teach-sentiment --from-desk)`,
        ...answer.versions.map(
          (each) =>
            `${each.version}${each.current ? ' *' : each.undone ? ' taken back' : ''}  ${each.why}  ${each.by}  ${each.at.slice(0, 16)}`,
        ),
      ].join('\n'),
    );
    return undefined;
  },
});

const undo = command({
  usage: 'meaning sentiment undo',
  summary: 'Go back to the sentiment taught before, or to what ships; voices are read anew',
  async run({ api, print, progress }) {
    const { version } = await api.ask(undoSentiment);
    const now = await labelled(api, progress);
    print({ version, progress: now }, () =>
      version === 0 ? 'sentiment is read as it ships' : `version ${version} counts again`,
    );
    return undefined;
  },
});

export const sentimentCommands = [teach, show, undo];
