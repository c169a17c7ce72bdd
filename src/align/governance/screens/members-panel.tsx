import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../kernel/policy.ts';
import { makePasswordLink } from '../../../server/access/contract.ts';
import { useAnswer, useDo } from '../../../web/api.ts';
import { DataTable, Panel, ProblemNote, SkeletonPanel } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay, useSession } from '../../../web/session.ts';
import { inviteMember, listMembers } from '../contract.ts';
import { Lines } from './lines.tsx';
import { RolesField, useRoleNames } from './roles-field.tsx';
import { ShownOnce } from './shown-once.tsx';

function InviteForm() {
  const { t } = useTranslation();
  const invite = useDo(inviteMember);
  const [roles, setRoles] = useState<Role[]>(['employee']);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const functionName = String(form.get('functionName') ?? '').trim();
    invite.mutate({
      body: { email: String(form.get('email')), roles, ...(functionName === '' ? {} : { functionName }) },
    });
  };
  return (
    <Panel title={t('governance.invite.title')}>
      <form onSubmit={submit}>
        <Lines>
          <TextInput
            name="email"
            type="email"
            label={t('governance.email')}
            autoComplete="off"
            required
            withAsterisk={false}
          />
          <RolesField value={roles} onChange={setRoles} />
          <TextInput name="functionName" label={t('governance.function')} autoComplete="off" />
          {invite.error !== null && <ProblemNote problem={invite.error} />}
          <div>
            <Button type="submit" variant="default" loading={invite.isPending} disabled={roles.length === 0}>
              {t('governance.invite')}
            </Button>
          </div>
          {invite.data !== undefined && (
            <ShownOnce
              say={t('governance.invite.link', { email: invite.data.invitation.email })}
              text={`${location.origin}${invite.data.link}`}
            />
          )}
        </Lines>
      </form>
    </Panel>
  );
}

/** Who belongs to the company and who is invited; the administrator may invite. */
export function MembersPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const names = useRoleNames();
  const { data: session } = useSession();
  const give = useDo(makePasswordLink);
  // In the demo nobody has a password.
  const mayGive = may('manage', 'member') && session?.state === 'in' && !session.me.workspace.demo;
  const { data, error, refetch } = useAnswer(listMembers);
  if (error !== null && data === undefined)
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPanel />;
  const until = (date: string) => t('governance.invited', { date: format.day(date) });
  const rows = [
    ...data.members.map((m) => ({ ...m, key: m.userId, state: t('governance.member') })),
    ...data.invitations.map((i) => ({ ...i, key: i.id, name: '', state: until(i.expiresAt) })),
  ];
  return (
    <>
      <Panel title={t('governance.members')}>
        <DataTable
          csvName={t('governance.members')}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'name', label: t('governance.name'), value: (row) => row.name },
            { key: 'email', label: t('governance.email'), value: (row) => row.email },
            {
              key: 'roles',
              label: t('governance.roles'),
              value: (row) => [names(row.roles), row.functionName].filter(Boolean).join(', '),
            },
            // That the others are members needs no saying.
            ...(data.invitations.length === 0
              ? []
              : [
                  {
                    key: 'state',
                    label: t('governance.state'),
                    value: (row: (typeof rows)[number]) => row.state,
                  },
                ]),
            ...(mayGive
              ? [
                  {
                    key: 'password',
                    label: t('governance.password'),
                    value: () => null,
                    show: (row: (typeof rows)[number]) =>
                      'userId' in row && (
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={t('governance.password.give.of', { name: row.name })}
                          onClick={() => give.mutate({ params: { userId: row.userId } })}
                        >
                          {t('governance.password.give')}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
        {give.error !== null && <ProblemNote problem={give.error} />}
        {give.data !== undefined && (
          <ShownOnce
            say={t('governance.password.link', { email: give.data.email, hours: give.data.hours })}
            text={`${location.origin}${give.data.link}`}
          />
        )}
      </Panel>
      {may('manage', 'member') && <InviteForm />}
    </>
  );
}
