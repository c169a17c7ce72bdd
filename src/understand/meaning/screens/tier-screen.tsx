import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api.ts';
import { Columns, Page, ProblemNote, SkeletonPanel, Stack } from '../../../web/design.ts';
import { useMay } from '../../../web/session.ts';
import { showRepresentation } from '../representation.contract.ts';
import { MeaningPlaces } from './meaning-places.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { TierForm } from './tier-form.tsx';
import { TierNow } from './tier-now.tsx';
import { TierTrial } from './tier-trial.tsx';

/** What makes texts alike: what counts, what else there is, and another choice beside it before it counts. */
export default function TierScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const { data, error, refetch } = useAnswer(showRepresentation, {}, { everySeconds: 3 });
  return (
    <Page title={t('meaning.tier.title')} lead={t('meaning.tier.lead')}>
      <MeaningPlaces here="alike" />
      <ReadingProgress />
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={6} />}
      {data !== undefined && (
        <Columns>
          <Stack>
            {data.trial !== null && <TierTrial trial={data.trial} />}
            <TierNow now={data} />
          </Stack>
          <Stack>{may('write', 'representation') && <TierForm now={data} />}</Stack>
        </Columns>
      )}
    </Page>
  );
}
