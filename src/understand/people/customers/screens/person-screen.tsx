import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../../kernel/operation.ts';
import { href, useParam } from '../../../../web/address.ts';
import { useAnswer, useDo } from '../../../../web/api.ts';
import {
  ButtonLink,
  Columns,
  DataTable,
  Facts,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
  Tag,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { ConsentPanel } from '../../consent/screens/consent-panel.tsx';
import { putPerson, showPerson } from '../contract.ts';
import { HandOver } from './hand-over.tsx';
import css from './people.module.css';

type Person = AnswerOf<typeof showPerson>;

function Identities({ person }: { person: Person }) {
  const { t } = useTranslation();
  const others = person.identifiers.slice(1);
  // Known under two identifiers, it is one address all the same; confirmed under one of them, it is confirmed.
  const distinct = [...person.identities]
    .sort((one, other) => Number(other.verified) - Number(one.verified))
    .filter(
      ({ kind, value }, i, all) => all.findIndex((each) => each.kind === kind && each.value === value) === i,
    );
  return (
    <Panel title={t('people.identities')}>
      {others.length > 0 && (
        <p className={css.quiet}>
          {t('people.also')}: {others.join(', ')} · <Link to="/people/links">{t('people.links')}</Link>
        </p>
      )}
      {person.identities.length === 0 ? (
        <p className={css.quiet}>{t('people.identities.none')}</p>
      ) : (
        <ul className={css.list}>
          {distinct.map(({ kind, value, verified, sharedWith }) => (
            <li key={`${kind} ${value}`}>
              <span className={css.quiet}>{t(`people.identity.${kind}`)}</span>
              <span>{value}</span>
              {!verified && <Tag>{t('people.identity.open')}</Tag>}
              {sharedWith > 0 && <Tag tone="hurts">{t('people.identity.shared', { count: sharedWith })}</Tag>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Attributes({ person }: { person: Person }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('people.attributes')}>
      {person.attributes.length === 0 ? (
        <p className={css.quiet}>{t('people.attributes.none')}</p>
      ) : (
        <Facts
          facts={person.attributes.map(({ customer, name, value }) => ({
            label: name,
            value,
            ...(person.identifiers.length > 1 ? { note: customer } : {}),
          }))}
        />
      )}
      {person.history.length > person.attributes.length && (
        <details>
          <summary>{t('people.history')}</summary>
          <DataTable
            columns={[
              {
                key: 'at',
                label: t('people.at'),
                value: ({ at }) => at,
                show: ({ at }) => format.moment(at),
              },
              { key: 'name', label: t('people.name'), value: ({ name }) => name },
              {
                key: 'value',
                label: t('people.value'),
                value: ({ value }) => value,
                show: ({ value }) => (value === '' ? t('people.history.gone') : value),
              },
              { key: 'source', label: t('people.source'), value: ({ source }) => source },
            ]}
            rows={person.history}
            rowKey={({ at, customer, name, value }) => `${at} ${customer} ${name} ${value}`}
            csvName={t('people.history')}
          />
        </details>
      )}
    </Panel>
  );
}

function Groups({ person }: { person: Person }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('people.groups')}>
      {person.segments.length + person.panels.length === 0 ? (
        <p className={css.quiet}>{t('people.groups.none')}</p>
      ) : (
        <ul className={css.list}>
          {person.segments.map((name) => (
            <li key={name}>
              <Link to={href('/people', { where: `segment=${name}` })}>{name}</Link>
            </li>
          ))}
          {person.panels.map(({ panel, joinedAt, leftAt }) => (
            <li key={`${panel} ${joinedAt}`}>
              {leftAt === null ? panel : t('people.panel.left', { panel })}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function LeaveAlone({ person }: { person: Person }) {
  const { t } = useTranslation();
  const put = useDo(putPerson);
  const { customer, doNotContact } = person;
  const toggle = () =>
    put.mutate({
      params: { customer },
      body: { doNotContact: { on: !doNotContact, why: t('people.leave.reason') } },
    });
  return (
    <Button variant="default" loading={put.isPending} onClick={toggle}>
      {t(doNotContact ? 'people.contactAgain' : 'people.leave')}
    </Button>
  );
}

/** All that is known of one customer beside their timeline. */
export default function PersonScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const customer = useParam('customer');
  const { data, error, refetch } = useAnswer(showPerson, { params: { customer } });
  return (
    <Page
      title={data?.customer ?? customer}
      kicker={<Link to="/people">{t('people.title')}</Link>}
      lead={
        data !== undefined && (
          <>
            {t(`people.kind.${data.kind}`)} · {t('people.moments')} {format.number(data.moments)} ·{' '}
            {t('people.voices')} {format.number(data.voices)}
            {data.first !== null && data.last !== null && (
              <>
                {' '}
                · {format.day(data.first)} – {format.day(data.last)}
              </>
            )}
          </>
        )
      }
      actions={
        data !== undefined && (
          <>
            <ButtonLink
              label={t('people.timeline')}
              to={`/journeys/customers/${encodeURIComponent(data.customer)}`}
            />
            {may('write', 'customer') && <LeaveAlone person={data} />}
          </>
        )
      }
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={8} />}
      {data !== undefined && (
        <Stack>
          {data.doNotContact && (
            <Panel tone="hurts">{t('people.leftAlone.why', { why: data.doNotContactWhy })}</Panel>
          )}
          <Columns>
            <Stack>
              <Identities person={data} />
              <Attributes person={data} />
            </Stack>
            <Stack>
              <Groups person={data} />
              <ConsentPanel customer={data.customer} />
              {may('export', 'customer') && <HandOver customer={data.customer} />}
            </Stack>
          </Columns>
        </Stack>
      )}
    </Page>
  );
}
