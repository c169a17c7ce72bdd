import { z } from 'zod';
import { operation } from '../../../../kernel/operation.ts';
import { textsShape } from '../logic.contract.ts';
import { importFormatShape, lossReportShape } from './loss.contract.ts';

const id = z.strictObject({ id: z.uuid() });

/** What an imported file became. */
export const importedShape = z.strictObject({
  /** The draft; null when nothing was to be kept. */
  survey: z.uuid().nullable(),
  title: z.string(),
  questions: z.number().int(),
  report: lossReportShape,
});

export const importSurvey = operation({
  method: 'POST',
  path: '/survey-imports',
  summary:
    'Starts a draft from a survey of another tool: Qualtrics QSF, LimeSurvey .lss or .lsa, SurveyJS, Formbricks, or Sirius’ own export; tells what was kept, changed and lost',
  does: ['write', 'survey'],
  bodyKind: 'bytes',
  query: z.strictObject({
    name: z.string().min(1).max(500),
    /** Only tell what would become of it. */
    dryRun: z.stringbool().optional(),
  }),
  answer: importedShape,
});

export const readImportReport = operation({
  method: 'GET',
  path: '/surveys/{id}/import-report',
  summary: 'What was kept, changed and lost when this survey was brought in from another tool',
  does: ['read', 'survey'],
  params: id,
  answer: z.strictObject({
    file: z.string(),
    format: importFormatShape,
    at: z.iso.datetime(),
    by: z.string(),
    report: lossReportShape,
  }),
});

export const exportFormatShape = z.enum(['sirius', 'surveyjs']);

export const exportSurvey = operation({
  method: 'GET',
  path: '/surveys/{id}/export',
  summary:
    'The draft, or a published version, as a file: Sirius’ own, which comes back without loss, or SurveyJS',
  does: ['read', 'survey'],
  params: id,
  query: z.strictObject({
    as: exportFormatShape.default('sirius'),
    version: z.coerce.number().int().positive().optional(),
  }),
  answer: z.unknown(),
});

export const exportReport = operation({
  method: 'GET',
  path: '/surveys/{id}/export-report',
  summary: 'What the file for another tool keeps, changes and loses',
  does: ['read', 'survey'],
  params: id,
  query: z.strictObject({
    as: exportFormatShape.default('surveyjs'),
    version: z.coerce.number().int().positive().optional(),
  }),
  answer: z.strictObject({ report: lossReportShape }),
});

/** What a column of a table of answers is taken for. */
const columnShape = z.strictObject({
  column: z.string(),
  /** The words of its second header row or label. */
  label: z.string(),
  /** answer: of this question · hidden: of this hidden field · about: tells of the response, or is left out · nothing: fits no question. */
  is: z.enum(['answer', 'hidden', 'about', 'nothing']),
  /** The code of the question or hidden field. */
  code: z.string(),
  /** The choice, row or field within the question. */
  part: z.string(),
});
export type AnswerColumn = z.infer<typeof columnShape>;

/** What became of a table of answers. */
export const responsesShape = z
  .strictObject({
    format: z.enum(['qualtrics', 'limesurvey', 'spss', 'surveyjs', 'sirius', 'csv']),
    headerRows: z.number().int(),
    /** Rows in the file, those that are new here, those that came before, and those that were refused. */
    read: z.number().int(),
    accepted: z.number().int(),
    duplicate: z.number().int(),
    refused: z.number().int(),
    /**
     * Answers that do not count, with why: hidden by logic, unreadable, out of bounds. Of a trial those of the first rows; the
     * examples are told to whoever brings the file, and not kept.
     */
    flagged: z.array(
      z.strictObject({ question: z.string(), why: z.string(), count: z.number().int(), example: z.string() }),
    ),
    questions: z.number().int(),
    questionsFound: z.number().int(),
    withoutColumns: z.array(z.string()),
    /** What each column is taken for; the first 1,000. */
    columns: z.array(columnShape),
    /** How many rows a trial looked into for answers that would not count. */
    tried: z.number().int(),
    unmatchedColumns: z.array(z.string()),
    /** Why rows were refused, the first of each kind. */
    refusals: z.array(z.strictObject({ row: z.number().int(), say: z.string() })),
    /** Rows with another number of cells than the header. */
    ragged: z.number().int(),
  })
  .meta({ id: 'SurveyResponsesImport' });
export type ResponsesImport = z.infer<typeof responsesShape>;

export const importResponses = operation({
  method: 'POST',
  path: '/surveys/{id}/response-imports',
  summary:
    'Takes answers given in another tool: Qualtrics CSV, LimeSurvey .lsr, .lsa or CSV, SPSS .sav and .zsav, SurveyJS results, or Sirius’ own CSV; the same file again adds nothing',
  does: ['write', 'survey'],
  bodyKind: 'bytes',
  params: id,
  query: z.strictObject({
    name: z.string().min(1).max(500),
    /** Only tell what would become of it. */
    dryRun: z.stringbool().optional(),
    /** Take it although most of its columns belong to another survey. */
    anyway: z.stringbool().optional(),
  }),
  answer: responsesShape,
});

const past = {
  file: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
};

/** Everything that was brought in, surveys and tables of answers. */
const pastImportShape = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('survey'),
      survey: z.uuid(),
      title: textsShape,
      ...past,
      format: importFormatShape,
      counts: lossReportShape.shape.counts,
      untranslated: z.number().int(),
    }),
    z.strictObject({
      kind: z.literal('answers'),
      id: z.uuid(),
      survey: z.uuid(),
      title: textsShape,
      ...past,
      format: responsesShape.shape.format,
      read: z.number().int(),
      accepted: z.number().int(),
      duplicate: z.number().int(),
      refused: z.number().int(),
    }),
  ])
  .meta({ id: 'SurveyPastImport' });
export type PastImport = z.infer<typeof pastImportShape>;

export const listSurveyImports = operation({
  method: 'GET',
  path: '/survey-imports',
  summary: 'The latest surveys and tables of answers brought in from other tools, newest first',
  does: ['read', 'survey'],
  answer: z.strictObject({ imports: z.array(pastImportShape) }),
});

export const listResponseImports = operation({
  method: 'GET',
  path: '/surveys/{id}/response-imports',
  summary: 'The tables of answers brought into a survey, each with its report, newest first',
  does: ['read', 'survey'],
  params: id,
  answer: z.strictObject({
    imports: z.array(z.strictObject({ id: z.uuid(), ...past, report: responsesShape })),
  }),
});

/**
 * wide: one row per respondent · long: one row per answer · codebook: what columns and codes mean · spss: the same as syntax
 * · sav: an SPSS file with labels and missing values.
 */
export const answerFormShape = z.enum(['wide', 'long', 'codebook', 'spss', 'sav']);

export const exportResponses = operation({
  method: 'GET',
  path: '/surveys/{id}/responses',
  summary:
    'Completed answers as CSV, one row per respondent (wide) or per answer (long), with codes or words; as an SPSS file; their codebook; or SPSS syntax that reads the CSV. Without questions that tell who somebody is',
  does: ['publish', 'survey'],
  params: id,
  query: z.strictObject({ form: answerFormShape.default('wide'), labels: z.stringbool().optional() }),
  answer: z.unknown(),
});
