import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../kernel/policy.ts';
import { createKey, listKeys, revokeKey } from '../../../server/access/contract.ts';
import { useAnswer, useDo } from '../../../web/api.ts';
import { DataTable, Panel, ProblemNote, SkeletonPanel } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { Lines } from './lines.tsx';
import { RolesField, useRoleNames } from './roles-field.tsx';
import { ShownOnce } from './shown-once.tsx';

function KeyForm() {
  const { t } = useTranslation();
  const make = useDo(createKey);
  const [roles, setRoles] = useState<Role[]>(['researcher']);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    make.mutate({ body: { name, roles } });
  };
  return (
    <form onSubmit={submit}>
      <Lines>
        <TextInput name="name" label={t('governance.keys.name')} required withAsterisk={false} />
        <RolesField value={roles} onChange={setRoles} />
        {make.error !== null && <ProblemNote problem={make.error} />}
        <div>
          <Button type="submit" variant="default" loading={make.isPending} disabled={roles.length === 0}>
            {t('governance.keys.make')}
          </Button>
        </div>
        {make.data !== undefined && <ShownOnce say={t('governance.keys.text')} text={make.data.text} />}
      </Lines>
    </form>
  );
}

/** The keys with which programs come in; the administrator makes and ends them. */
export function KeysPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useRoleNames();
  const end = useDo(revokeKey);
  const { data, error, refetch } = useAnswer(listKeys);
  if (error !== null && data === undefined)
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPanel />;
  return (
    <Panel title={t('governance.keys')}>
      {data.keys.length === 0 ? (
        <p>{t('governance.keys.none')}</p>
      ) : (
        <DataTable
          csvName={t('governance.keys')}
          rows={data.keys}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', label: t('governance.keys.name'), value: (row) => row.name },
            { key: 'prefix', label: t('governance.keys.prefix'), value: (row) => row.prefix },
            { key: 'roles', label: t('governance.roles'), value: (row) => names(row.roles) },
            {
              key: 'created',
              label: t('governance.keys.created'),
              value: (row) => row.createdAt,
              show: (row) => format.day(row.createdAt),
            },
            {
              key: 'end',
              label: t('governance.keys.end'),
              value: () => '',
              show: (row) => (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${t('governance.keys.end')}: ${row.name}`}
                  onClick={() => end.mutate({ params: { id: row.id } })}
                >
                  {t('governance.keys.end')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <KeyForm />
    </Panel>
  );
}
