import { useAnswer } from '../../../../web/api.ts';
import { ProblemNote } from '../../../../web/design.ts';
import { Problem } from '../../../../web/problem.ts';
import { readImport } from '../contract.ts';
import { ImportProgress, isOver } from './import-progress.tsx';
import { Report } from './report.tsx';

/** A dry run: what an import would do, counted without adding anything. */
export function Trial({ id }: { id: string }) {
  const first = useAnswer(readImport, { params: { id } });
  const over = first.data !== undefined && isOver(first.data.stage);
  const { data, error } = useAnswer(readImport, { params: { id } }, over ? {} : { everySeconds: 0.5 });
  if (error !== null) return <ProblemNote problem={error} />;
  if (data === undefined) return null;
  if (!isOver(data.stage)) return <ImportProgress it={data} />;
  if (data.report === null)
    return <ProblemNote problem={new Problem(0, 'import-failed', data.problem ?? '')} />;
  return <Report report={data.report} trial />;
}
