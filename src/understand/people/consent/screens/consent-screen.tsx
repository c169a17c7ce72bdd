import { Button, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import {
  basis as bases,
  changePurpose,
  endRequest,
  listPurposes,
  listRequests,
  type PrivacyRequest,
  type PurposeNow,
} from '../contract.ts';
import css from './consent.module.css';

function Purpose({ each }: { each: PurposeNow }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const change = useDo(changePurpose);
  const { purpose, basis, wording, yes, no } = each;
  const language = i18n.language.startsWith('es') ? 'es' : 'en';
  return (
    <li>
      <div className={css.words}>
        <p>{t(`consent.purpose.${purpose}`)}</p>
        <p className={css.quiet}>
          “{wording[language]}” · {t('consent.said', { yes: format.number(yes), no: format.number(no) })}
        </p>
        {change.error !== null && <ProblemNote problem={change.error} />}
      </div>
      <Select
        aria-label={`${t('consent.basis')}: ${t(`consent.purpose.${purpose}`)}`}
        value={basis}
        disabled={!may('change', 'consent')}
        allowDeselect={false}
        data={bases.options.map((value) => ({ value, label: t(`consent.basis.${value}`) }))}
        onChange={(value) => {
          const read = bases.safeParse(value);
          if (read.success) change.mutate({ params: { purpose }, body: { basis: read.data } });
        }}
      />
    </li>
  );
}

function Requests() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const { data, error } = useAnswer(listRequests);
  const end = useDo(endRequest);
  if (data === undefined)
    return error === null ? <SkeletonPanel lines={3} /> : <ProblemNote problem={error} />;
  const columns: Column<PrivacyRequest>[] = [
    { key: 'customer', label: t('consent.customer'), value: ({ customer }) => customer },
    { key: 'kind', label: t('consent.request.kind'), value: ({ kind }) => t(`consent.request.${kind}`) },
    {
      key: 'asked',
      label: t('consent.request.asked'),
      value: ({ askedAt }) => askedAt,
      show: ({ askedAt }) => format.day(askedAt),
    },
    {
      key: 'due',
      label: t('consent.request.due'),
      value: ({ dueAt }) => dueAt,
      show: ({ dueAt }) => format.day(dueAt),
    },
    {
      key: 'done',
      label: t('consent.request.done'),
      value: ({ doneAt }) => doneAt,
      show: ({ id, customer, doneAt, doneBy }) =>
        doneAt !== null ? (
          `${format.day(doneAt)}, ${doneBy ?? ''}`
        ) : may('change', 'consent') ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${t('consent.request.end')}: ${customer}`}
            onClick={() => end.mutate({ params: { request: id }, body: {} })}
          >
            {t('consent.request.end')}
          </Button>
        ) : (
          '–'
        ),
    },
  ];
  return data.requests.length === 0 ? (
    <EmptyState sentence={t('consent.requests.none')} />
  ) : (
    <Panel title={t('consent.requests')}>
      <DataTable
        columns={columns}
        rows={data.requests}
        rowKey={({ id }) => id}
        to={({ customer }) => `/people/customers/${encodeURIComponent(customer)}`}
        csvName={t('consent.requests')}
      />
    </Panel>
  );
}

/** What customers may allow or refuse, and what they asked for. */
export default function ConsentScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useAnswer(listPurposes);
  return (
    <Page
      title={t('consent.title')}
      kicker={<Link to="/people">{t('consent.people')}</Link>}
      lead={t('consent.lead')}
    >
      <Stack>
        <Requests />
        {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <SkeletonPanel lines={6} />}
        {data !== undefined && (
          <Panel title={t('consent.purposes')}>
            <ul className={css.purposes}>
              {data.purposes.map((each) => (
                <Purpose key={each.purpose} each={each} />
              ))}
            </ul>
          </Panel>
        )}
      </Stack>
    </Page>
  );
}
