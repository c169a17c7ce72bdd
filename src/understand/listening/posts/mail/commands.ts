import { createReadStream, existsSync, statSync } from 'node:fs';
import { type Command, command } from '../../../../cli/command.ts';
import type { AnswerOf } from '../../../../kernel/operation.ts';
import { Refused, refuse } from '../../../../kernel/refusal.ts';
import * as contract from './mail.contract.ts';
import { mailSettings } from './mailbox.contract.ts';

const list = (given: unknown) => (typeof given === 'string' ? given.split(/[ ,]+/).filter(Boolean) : []);

export const mailCommands: readonly Command[] = [
  command({
    usage: 'posts mailbox <post>',
    summary: 'Say which addresses of a mailbox are our own, and where mails stand on the journey',
    options: [
      {
        flags: '--own <list>',
        summary: 'help@vela.example, @vela.example: what comes from them, customers were told',
      },
      { flags: '--step <name>', summary: 'The step of what customers write' },
      { flags: '--answer-step <name>', summary: 'The step of what we answer' },
      { flags: '--function <name>', summary: 'Who owns it' },
      { flags: '--host <name>', summary: 'The IMAP server; without it, mails come from files only' },
      { flags: '--port <n>', summary: 'Its port', default: '993' },
      { flags: '--security <kind>', summary: 'tls, starttls or none', default: 'tls' },
      { flags: '--user <name>', summary: 'Whose mailbox' },
      { flags: '--folder <name>', summary: 'Which folder', default: 'INBOX' },
      { flags: '--password-from <file>', summary: 'Its password, from a file (- for standard input)' },
    ],
    async run({ api, print, readText }, args, options) {
      const { step, answerStep, function: owner } = options;
      const { host, user, folder, security } = options;
      const port = typeof options.port === 'string' ? Number(options.port) : undefined;
      const server = host === undefined ? null : { host, port, user, folder, security };
      const read = mailSettings.safeParse({
        own: list(options.own),
        step,
        answerStep,
        function: owner,
        server,
      });
      if (!read.success)
        throw new Refused(refuse('bad-mailbox', `${read.error.issues[0]?.message ?? 'not understood'}.`));
      const password =
        typeof options.passwordFrom === 'string' ? (await readText(options.passwordFrom)).trim() : undefined;
      const body = { ...read.data, ...(password === undefined ? {} : { password }) };
      const post = await api.ask(contract.setMailbox, { params: { post: String(args[0]) }, body });
      print(post, () => JSON.stringify(post.settings, null, 2));
      return 0;
    },
  }),
  command({
    usage: 'posts fetch <post>',
    summary: 'Look into a mailbox now',
    async run({ api, print }, args) {
      const taken = await api.ask(contract.fetchMail, { params: { post: String(args[0]) } });
      print(
        taken,
        () =>
          `${taken.read} read, ${taken.accepted} accepted, ${taken.duplicate} duplicate, ${taken.quarantined} quarantined.`,
      );
      return taken.quarantined > 0 ? 3 : 0;
    },
  }),
  command({
    usage: 'posts mail <post> <files...>',
    summary: 'Bring mails into a mailbox post: mbox files, .eml files',
    async run({ api, print, progress }, args) {
      const all: ({ file: string } & AnswerOf<typeof contract.takeMailFile>)[] = [];
      for (const file of args[1] as string[]) {
        if (!existsSync(file) || statSync(file).isDirectory())
          throw new Refused(refuse('no-such-file', `There is no file ${file}.`, { next: 'Check the path.' }));
        progress(`Reading ${file}`);
        const input = { params: { post: String(args[0]) } };
        all.push({ file, ...(await api.upload(contract.takeMailFile, input, createReadStream(file))) });
      }
      print(all, () =>
        all
          .map(({ file, read, accepted, duplicate, quarantined, aside }) => {
            const set = Object.entries(aside).map(([what, n]) => `${n} ${what}`);
            return `${file}: ${read} read, ${accepted} accepted, ${duplicate} duplicate, ${quarantined} quarantined${set.length === 0 ? '' : `; set aside: ${set.join(', ')}`}`;
          })
          .join('\n'),
      );
      return all.some(({ quarantined }) => quarantined > 0) ? 3 : 0;
    },
  }),
];
