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
export type Imported = z.infer<typeof importedShape>;

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
