import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { command, table } from '../../../../cli/command.ts';
import { Refused, refuse } from '../../../../kernel/refusal.ts';
import * as contract from './exchange.contract.ts';
import type { LossReport } from './loss.contract.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function fileAt(path: string) {
  if (existsSync(path)) return createReadStream(path);
  throw new Refused(refuse('no-such-file', `There is no file ${path}.`, { next: 'Check the path.' }));
}

/** The report as people read it: what was lost first, one line per kind. */
export function sayReport(report: LossReport): string {
  const rows = report.groups.map(({ outcome, what, count, where, example }) => ({
    outcome,
    count,
    what: what.en,
    example: `${where}: ${example.replace(/\s+/g, ' ').slice(0, 60)}`,
  }));
  const { mapped, approximated, dropped } = report.counts;
  const sum = `${mapped} mapped, ${approximated} approximated, ${dropped} dropped.`;
  const kept =
    report.untranslated === 0
      ? []
      : [`${report.untranslated} untranslated: the survey stays a draft until they are replaced.`];
  return [table(rows, ['outcome', 'count', 'what', 'example']), '', sum, ...kept].join('\n');
}

export const exchangeCommands = [
  command({
    usage: 'surveys import <file>',
    summary:
      'Starts a draft from a Qualtrics, LimeSurvey, SurveyJS, Formbricks or Sirius file, with a loss report',
    options: [{ flags: '--dry-run', summary: 'only tell what would become of it' }],
    async run({ api, print }, [file], options) {
      const path = String(file);
      const imported = await api.upload(
        contract.importSurvey,
        { query: { name: basename(path), dryRun: options.dryRun === true } },
        fileAt(path),
      );
      print(imported, () =>
        [
          `${imported.title}: ${imported.questions} questions${imported.survey === null ? '' : `, draft ${imported.survey}`}`,
          '',
          sayReport(imported.report),
        ].join('\n'),
      );
      return 0;
    },
  }),
  command({
    usage: 'surveys import-report <id>',
    summary: 'What was kept, changed and lost when a survey was brought in',
    async run({ api, print }, [id]) {
      const kept = await api.ask(contract.readImportReport, { params: { id: String(id) } });
      print(kept, () => `${kept.file} (${kept.format}), ${kept.at}\n\n${sayReport(kept.report)}`);
      return 0;
    },
  }),
  command({
    usage: 'surveys export <id>',
    summary: 'Writes a survey as a file: Sirius’ own, or SurveyJS with a loss report',
    options: [
      { flags: '--as <format>', summary: 'sirius or surveyjs', default: 'sirius' },
      { flags: '--version <number>', summary: 'a published version instead of the draft' },
      { flags: '--out <file>', summary: 'where to; without it to stdout' },
    ],
    async run({ api, print }, [id], options) {
      const as = contract.exportFormatShape.safeParse(options.as);
      if (!as.success) throw new Refused(refuse('bad-option', '--as takes sirius or surveyjs.'));
      const version = text(options.version);
      const query = { as: as.data, ...(version === undefined ? {} : { version: Number(version) }) };
      const params = { id: String(id) };
      const out = text(options.out);
      const stream = await api.download(contract.exportSurvey, { params, query });
      if (out === undefined) await pipeline(stream, process.stdout, { end: false });
      else await pipeline(stream, createWriteStream(out));
      if (as.data === 'surveyjs' && out !== undefined) {
        const { report } = await api.ask(contract.exportReport, { params, query });
        print(report, () => sayReport(report));
      }
      return 0;
    },
  }),
  command({
    usage: 'surveys import-responses <id> <file>',
    summary:
      'Takes answers given in another tool: Qualtrics or LimeSurvey CSV, .lsr, .lsa, .sav, SurveyJS, own CSV',
    options: [
      { flags: '--dry-run', summary: 'only tell which columns fit' },
      { flags: '--anyway', summary: 'also when most columns belong to another survey' },
    ],
    async run({ api, print }, [id, file], options) {
      const path = String(file);
      const query = {
        name: basename(path),
        dryRun: options.dryRun === true,
        anyway: options.anyway === true,
      };
      const taken = await api.upload(
        contract.importResponses,
        { params: { id: String(id) }, query },
        fileAt(path),
      );
      print(taken, () =>
        [
          `${taken.read} read, ${taken.accepted} accepted, ${taken.duplicate} known, ${taken.refused} refused; ${taken.questionsFound} of ${taken.questions} questions have columns.`,
          ...(taken.unmatchedColumns.length === 0
            ? []
            : [`Columns that fit no question: ${taken.unmatchedColumns.slice(0, 20).join(', ')}`]),
          ...taken.refusals.map(({ row, say }) => `Row ${row}: ${say}`),
          ...(taken.flagged.length === 0
            ? []
            : [table(taken.flagged, ['question', 'why', 'count', 'example'])]),
        ].join('\n'),
      );
      return taken.refused > 0 ? 3 : 0;
    },
  }),
  command({
    usage: 'surveys export-responses <id>',
    summary:
      'Writes completed answers as CSV or an SPSS file, their codebook, or SPSS syntax that reads the CSV',
    options: [
      { flags: '--form <form>', summary: 'wide, long, codebook, spss or sav', default: 'wide' },
      { flags: '--labels', summary: 'words instead of codes' },
      { flags: '--out <file>', summary: 'where to; without it to stdout' },
    ],
    async run({ api }, [id], options) {
      const form = contract.answerFormShape.safeParse(options.form);
      if (!form.success)
        throw new Refused(refuse('bad-option', '--form takes wide, long, codebook, spss or sav.'));
      const query = { form: form.data, labels: options.labels === true };
      const stream = await api.download(contract.exportResponses, { params: { id: String(id) }, query });
      const out = text(options.out);
      if (out === undefined) await pipeline(stream, process.stdout, { end: false });
      else await pipeline(stream, createWriteStream(out));
      return 0;
    },
  }),
];
