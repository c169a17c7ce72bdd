import { z } from 'zod';
import { operation } from '../../../../kernel/operation.ts';
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
    /** Answers that do not count, with why: hidden by logic, unreadable, out of bounds. */
    flagged: z.array(
      z.strictObject({ question: z.string(), why: z.string(), count: z.number().int(), example: z.string() }),
    ),
    questions: z.number().int(),
    questionsFound: z.number().int(),
    withoutColumns: z.array(z.string()),
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

/** wide: one row per respondent · long: one row per answer · codebook: what columns and codes mean · spss: the same as syntax. */
export const answerFormShape = z.enum(['wide', 'long', 'codebook', 'spss']);

export const exportResponses = operation({
  method: 'GET',
  path: '/surveys/{id}/responses',
  summary:
    'Completed answers as CSV, one row per respondent (wide) or per answer (long), with codes or words; their codebook; or SPSS syntax that reads them. Without questions that tell who somebody is',
  does: ['publish', 'survey'],
  params: id,
  query: z.strictObject({ form: answerFormShape.default('wide'), labels: z.stringbool().optional() }),
  answer: z.unknown(),
});
