import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api.ts';
import { EstimateText, Link, Panel, VerdictTag } from '../../../web/design.ts';
import { changeUnitOf, countedBy, sayMeasure } from '../../contributions/screens/measure-words.ts';
import { type DecisionSummary, listDecisions } from '../contract.ts';
import css from './decision.module.css';

/** One decision with its verdict, small: what worked stands beside what did not. */
export function PastVerdict({ decision }: { decision: DecisionSummary }) {
  const { t } = useTranslation();
  const { verdict, claim } = decision.contribution;
  if (verdict === null || claim.measure === undefined) return null;
  return (
    <Panel
      tag={<VerdictTag verdict={verdict.outcome} />}
      aside={<Link to={`/decisions/${decision.id}`}>{decision.title}</Link>}
    >
      <EstimateText
        estimate={verdict.effect}
        unit={changeUnitOf(claim.measure)}
        of={countedBy(claim.measure)}
        size="large"
        more={sayMeasure(t, claim.measure)}
      />
      <p className={css.note}>
        {t(`contributions.reason.${verdict.reason}`)}
        {decision.retroactive ? ` ${t('decisions.retroactiveNote')}` : ''}
      </p>
    </Panel>
  );
}

/** The last verdicts, successes and failures alike: what such claims came to. */
export function PastVerdicts() {
  const decisions = useAnswer(listDecisions, { query: { state: 'checked' } }).data ?? [];
  return decisions.slice(0, 3).map((decision) => <PastVerdict key={decision.id} decision={decision} />);
}
