import { useTranslation } from 'react-i18next';
import { type Condition, formatFilter, parseFilter } from '../../../kernel/filter.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { href } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import { Link } from '../../../web/design.ts';
import { listFields } from '../contract.ts';
import css from './kind-switch.module.css';

const conditionsOf = (where: string | undefined): readonly Condition[] => {
  const parsed = parseFilter(where);
  return isRefusal(parsed) ? [] : parsed;
};

/** The one kind of journey a filter asks for; undefined = all, or several. */
function kindIn(where: string | undefined, field: string | undefined): string | undefined {
  const asked = conditionsOf(where).find((one) => one.field === field && one.operator === '=');
  return asked?.values.length === 1 ? asked.values[0] : undefined;
}

/** The kind of journey on screen, for its title. */
export function useKind(where: string | undefined): string | undefined {
  const kinds = useAnswer(listFields).data?.kinds;
  const kind = kindIn(where, kinds?.field);
  return kinds?.values.some(({ value }) => value === kind) ? kind : undefined;
}

/** "All · Bill · Order to first bill · Repair": kinds of journey are looked at one by one. Nothing where there is one. */
export function KindSwitch({
  path,
  seen,
}: {
  path: string;
  seen: Readonly<Record<string, string | undefined>> & { readonly where?: string | undefined };
}) {
  const { t } = useTranslation();
  const kinds = useAnswer(listFields).data?.kinds;
  if (kinds === undefined || kinds === null) return null;
  const { field, values } = kinds;
  const here = kindIn(seen.where, field);
  const rest = conditionsOf(seen.where).filter((one) => one.field !== field);
  const to = (value?: string) => {
    const own: Condition[] =
      value === undefined ? [] : [{ field, operator: '=', values: [value], anywhereInEpisode: false }];
    return href(path, { ...seen, where: formatFilter([...own, ...rest]) || undefined });
  };
  return (
    <nav className={css.kinds} aria-label={t('journeys.kinds')} data-screen-only>
      <Link to={to()} aria-current={here === undefined ? 'page' : undefined}>
        {t('journeys.kinds.all')}
      </Link>
      {values.map(({ value }) => (
        <Link key={value} to={to(value)} aria-current={here === value ? 'page' : undefined}>
          <bdi>{value}</bdi>
        </Link>
      ))}
    </nav>
  );
}
