import { useTranslation } from 'react-i18next';
import { type Condition, formatFilter, parseFilter } from '../../../kernel/filter.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { href } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import { Link } from '../../../web/design.ts';
import { useMay } from '../../../web/session.ts';
import { listFindings } from '../../findings/contract.ts';
import { type JourneyKinds, listFields } from '../contract.ts';
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

const only = (field: string, value: string): Condition => ({
  field,
  operator: '=',
  values: [value],
  anywhereInEpisode: false,
});

/** Where one begins to look: the kind of the largest finding that names one, else the commonest. */
function firstKind(kinds: JourneyKinds, findings: readonly { readonly journey: string }[]): string {
  const known = kinds.values.map(({ value }) => value);
  const found = findings.find(({ journey }) => known.includes(journey));
  return found?.journey ?? known[0] ?? '';
}

interface SeenKinds {
  readonly where?: string | undefined;
  /** 'all' = all kinds together, asked for by name. */
  readonly kinds?: string | undefined;
}

interface Kinds {
  /** The filter to ask with: the one in the address, else the kind one begins with. */
  readonly where: string | undefined;
  /** False until it is known which kind one begins with. */
  readonly ready: boolean;
  /** The one kind on screen, for the title; undefined = all, or several. */
  readonly kind: string | undefined;
  /** The attribute that tells kinds apart; the switch shows it, so no chip has to. */
  readonly field: string | undefined;
}

/**
 * Which kind of journey is looked at. An address without a filter opens on one kind: all kinds in one picture are the
 * hardest to read, and nobody's journey.
 */
export function useKinds(seen: SeenKinds): Kinds {
  const open = seen.where === undefined && seen.kinds !== 'all';
  const may = useMay()('read', 'finding');
  const fields = useAnswer(listFields);
  const found = useAnswer(listFindings, {}, { when: open && may });
  const kinds = fields.data?.kinds ?? undefined;
  const ready =
    !open ||
    (fields.data !== undefined && (kinds === undefined || !may || !found.isPending)) ||
    fields.error !== null;
  const where =
    open && ready && kinds !== undefined
      ? formatFilter([only(kinds.field, firstKind(kinds, found.data?.findings ?? []))])
      : seen.where;
  const asked = kindIn(where, kinds?.field);
  const kind = kinds?.values.some(({ value }) => value === asked) ? asked : undefined;
  return { where, ready, kind, field: kind === undefined ? undefined : kinds?.field };
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
    const own = value === undefined ? [] : [only(field, value)];
    const where = formatFilter([...own, ...rest]) || undefined;
    return href(path, { ...seen, where, kinds: where === undefined ? 'all' : undefined });
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
