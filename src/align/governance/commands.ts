import { command, table } from '../../cli/command.ts';
import { type Role, roles } from '../../kernel/policy.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import { makePasswordLink } from '../../server/access/contract.ts';
import * as contract from './contract.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function rolesFrom(given: unknown): Role[] {
  const names = (text(given) ?? '').split(',').map((name) => name.trim());
  const unknown = names.find((name) => !roles.some((role) => role === name));
  if (unknown !== undefined) {
    throw new Refused(
      refuse('bad-role', `"${unknown}" is no role.`, { next: `Roles are ${roles.join(', ')}.` }),
    );
  }
  return names as Role[];
}

function numberFrom(given: unknown, option: string): number | undefined {
  const value = text(given);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isFinite(number)) throw new Refused(refuse('bad-option', `${option} takes a number.`));
  return number;
}

const rolesOption = { flags: '--roles <list>', summary: `of ${roles.join(', ')}; several with commas` };

export const commands = [
  command({
    usage: 'members list',
    summary: 'Who belongs to the company, and who is invited',
    async run({ api, print }) {
      const answer = await api.ask(contract.listMembers);
      print(answer, () =>
        table(
          [
            ...answer.members.map((m) => ({ ...m, roles: m.roles.join(', '), state: 'member' })),
            ...answer.invitations.map((i) => ({
              ...i,
              name: '',
              roles: i.roles.join(', '),
              state: 'invited',
            })),
          ],
          ['name', 'email', 'roles', 'functionName', 'state'],
        ),
      );
      return 0;
    },
  }),
  command({
    usage: 'members invite <email>',
    summary: 'Invites a person; prints the link that lets them in',
    options: [rolesOption, { flags: '--function <name>', summary: 'the function they head or work in' }],
    async run({ api, print }, [email], options) {
      const functionName = text(options.function);
      const answer = await api.ask(contract.inviteMember, {
        body: {
          email: String(email),
          roles: rolesFrom(options.roles ?? 'employee'),
          ...(functionName === undefined ? {} : { functionName }),
        },
      });
      print(answer, () => `Send them this link (below your server's address): ${answer.link}`);
      return 0;
    },
  }),
  command({
    usage: 'members change <userId>',
    summary: "Changes a member's roles",
    options: [rolesOption],
    async run({ api, print }, [userId], options) {
      const body = { roles: rolesFrom(options.roles) };
      const member = await api.ask(contract.changeMember, { params: { userId: String(userId) }, body });
      print(member, () => `${member.name}: ${member.roles.join(', ')}`);
      return 0;
    },
  }),
  command({
    usage: 'members password <person>',
    summary: 'Prints a link with which a member (e-mail or id) chooses a new password, once, within a day',
    async run({ api, print }, [person]) {
      const { members } = await api.ask(contract.listMembers);
      const wanted = String(person).toLowerCase();
      const found = members.find((one) => one.userId === person || one.email.toLowerCase() === wanted);
      const answer = await api.ask(makePasswordLink, { params: { userId: found?.userId ?? String(person) } });
      print(answer, () => `Send ${answer.email} this link (below your server's address): ${answer.link}`);
      return 0;
    },
  }),
  command({
    usage: 'members remove <userId>',
    summary: 'Ends a membership',
    async run({ api, print }, [userId]) {
      const answer = await api.ask(contract.removeMember, { params: { userId: String(userId) } });
      print(answer, () => 'Removed.');
      return 0;
    },
  }),
  command({
    usage: 'workspace show',
    summary: 'The company and how Sirius counts for it',
    async run({ api, print }) {
      const workspace = await api.ask(contract.readWorkspace);
      const rows = Object.entries({ name: workspace.name, ...workspace.settings });
      print(workspace, () =>
        table(
          rows.map(([setting, value]) => ({ setting, value: String(value) })),
          ['setting', 'value'],
        ),
      );
      return 0;
    },
  }),
  command({
    usage: 'workspace set',
    summary: 'Changes settings of the company',
    options: [
      { flags: '--name <name>', summary: 'its name' },
      { flags: '--zone <zone>', summary: 'its time zone, like Europe/Madrid' },
      { flags: '--smallest-change <points>', summary: 'the smallest change of a score that matters' },
      { flags: '--k-scores <n>', summary: 'hide scores of fewer people' },
      { flags: '--k-comments <n>', summary: 'hide comments of fewer people' },
      { flags: '--k-reason <text>', summary: 'why a threshold is below the usual one' },
    ],
    async run({ api, print }, _args, options) {
      const workspace = await api.ask(contract.changeWorkspace, {
        body: {
          name: text(options.name),
          zone: text(options.zone),
          smallestChange: numberFrom(options.smallestChange, '--smallest-change'),
          kScores: numberFrom(options.kScores, '--k-scores'),
          kComments: numberFrom(options.kComments, '--k-comments'),
          kReason: text(options.kReason),
        },
      });
      print(workspace, () => `${workspace.name}: ${JSON.stringify(workspace.settings)}`);
      return 0;
    },
  }),
];
