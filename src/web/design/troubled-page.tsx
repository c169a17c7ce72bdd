import { Page } from './page.tsx';
import { ProblemNote } from './states.tsx';

/** A screen that has nothing to show but what went wrong: its title stays, so that one knows where one is. */
export function TroubledPage({
  title,
  problem,
  onRetry,
}: {
  title: string;
  problem: unknown;
  onRetry?: () => void;
}) {
  return (
    <Page title={title}>
      <ProblemNote problem={problem} {...(onRetry === undefined ? {} : { onRetry })} />
    </Page>
  );
}
