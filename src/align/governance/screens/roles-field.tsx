import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '../../../kernel/policy.ts';

const isRole = (name: string): name is Role => roles.some((role) => role === name);

/** Which roles someone gets; at least one. */
export function RolesField({ value, onChange }: { value: Role[]; onChange: (roles: Role[]) => void }) {
  const { t } = useTranslation();
  return (
    <MultiSelect
      label={t('governance.roles')}
      data={roles.map((role) => ({ value: role, label: t(`governance.role.${role}`) }))}
      value={value}
      onChange={(chosen) => onChange(chosen.filter(isRole))}
      required
      withAsterisk={false}
    />
  );
}

/** "CX lead, Researcher" */
export function useRoleNames(): (given: readonly Role[]) => string {
  const { t } = useTranslation();
  return (given) => given.map((role) => t(`governance.role.${role}`)).join(', ');
}
