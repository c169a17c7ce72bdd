import { useTranslation } from 'react-i18next';
import { href } from '../../../../web/address.ts';
import { useAnswer } from '../../../../web/api.ts';
import { Link, Panel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { listObservations } from '../contract.ts';
import { ObservationWords } from './observation-words.tsx';
import css from './observations.module.css';

/** What employees saw at a step, the newest two; nothing where nobody went to look. */
export function StepObservations({ step }: { step: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const { data } = useAnswer(
    listObservations,
    { query: { step, limit: 2 } },
    { when: may('read', 'observation') },
  );
  if (data === undefined || data.total === 0) return null;
  return (
    <Panel
      title={t('observations.here')}
      aside={
        <Link to={href('/observations', { step })}>{t('observations.here.all', { count: data.total })}</Link>
      }
    >
      <div className={css.here}>
        {data.observations.map((observation) => (
          <div key={observation.id}>
            <ObservationWords observation={observation} />
            <p className={css.foot}>
              <Link to={`/observations/${observation.id}`}>{format.day(observation.at)}</Link>
            </p>
          </div>
        ))}
      </div>
    </Panel>
  );
}
