import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { type Api, type Command, command, table } from '../../../cli/command.ts';
import { readJson } from '../../../cli/read-json.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import * as contract from './contract.ts';
import { observationDraft } from './draft.contract.ts';

/** An observation in a file: photos are files beside it; without an id its content is its id. */
const inFile = z.looseObject({ id: z.uuid().optional(), photos: z.array(z.string()).optional() });

/** A name-based id (RFC 9562 version 8): the same content is the same observation, however often the file is added. */
function idOf(text: string): string {
  const hash = createHash('sha256').update(text).digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

const wrong = (say: string, next: string) => new Refused(refuse('bad-file', say, { next }));

async function add(api: Api, given: unknown, place: string, folder: string) {
  const read = inFile.safeParse(given);
  if (!read.success) throw wrong(`${place}: it is no observation.`, 'See the guide: Observations.');
  const { id, photos: paths = [], ...fields } = read.data;
  const files = paths.map((path) => join(folder, path));
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined)
    throw wrong(`${place}: there is no photo ${missing}.`, 'Name it beside the file.');
  const observation = id ?? idOf(JSON.stringify(given));
  const photos = paths.map((path) => idOf(`${observation} ${path}`));
  const draft = observationDraft.safeParse({ ...fields, ...(photos.length === 0 ? {} : { photos }) });
  if (!draft.success) {
    const [issue] = draft.error.issues;
    throw wrong(
      `${place}.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`,
      'Correct it.',
    );
  }
  const params = { observation };
  const answer = await api.ask(contract.writeObservation, { params, body: draft.data });
  for (const [i, file] of files.entries()) {
    const photo = photos[i] as string;
    await api.upload(contract.addPhoto, { params: { observation, photo } }, createReadStream(file));
  }
  return { id: answer.id, again: answer.again, customer: answer.customerFound, photos: files.length };
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const first = (line: string) => (line.length > 60 ? `${line.slice(0, 59)}…` : line);

export const commands: readonly Command[] = [
  command({
    usage: 'observations list',
    summary: 'What employees saw beside customers, newest first',
    options: [
      { flags: '--step <step>', summary: 'Only at this step' },
      { flags: '--function <function>', summary: 'Only where this function owns the step' },
      { flags: '--by <function>', summary: 'Only by people of this function' },
      { flags: '--kind <kind>', summary: 'gemba, safari or note' },
      { flags: '--mine', summary: 'Only your own' },
      { flags: '--limit <n>', summary: 'How many at most, 50 unless told' },
    ],
    async run({ api, print }, _args, options) {
      const query = contract.listObservations.query.safeParse({
        ...Object.fromEntries(
          ['step', 'function', 'by', 'kind', 'limit'].flatMap((name) =>
            options[name] === undefined ? [] : [[name, options[name]]],
          ),
        ),
        ...(options.mine === true ? { mine: 'true' } : {}),
      });
      if (!query.success) {
        const [issue] = query.error.issues;
        throw new Refused(refuse('bad-option', `--${issue?.path.join('.')}: ${issue?.message}`));
      }
      const list = await api.ask(contract.listObservations, { query: query.data });
      print(list, () =>
        list.observations.length === 0
          ? 'No observation yet: sirius observations add FILE'
          : table(
              list.observations.map((one) => ({
                id: one.id,
                kind: one.kind,
                day: one.at.slice(0, 10),
                step: one.step,
                'seen or said': first(one.said === '' ? one.saw : `“${one.said}”`),
                photos: one.photos.length,
              })),
              ['id', 'kind', 'day', 'step', 'seen or said', 'photos'],
            ),
      );
      return 0;
    },
  }),
  command({
    usage: 'observations show <id>',
    summary: 'One observation: fact, quotation and interpretation apart',
    async run({ api, print }, args) {
      const one = await api.ask(contract.readObservation, { params: { observation: String(args[0]) } });
      print(one, () =>
        [
          ['seen', one.saw],
          ['said', one.said],
          ['thought', one.means],
          ['step', one.step],
          ['function', one.function],
          ['place', one.place],
          ['customer', one.customer ?? ''],
          ['photos', one.photos.map(({ id }) => id).join(', ')],
        ]
          .filter(([, value]) => value !== '')
          .map(([label, value]) => `${(label ?? '').padEnd(10)}${value}`)
          .join('\n'),
      );
      return 0;
    },
  }),
  command({
    usage: 'observations add <file>',
    summary: 'Add observations from a JSON file, with photos beside it; the same file again adds nothing',
    async run({ api, print, readText }, args) {
      const path = String(args[0]);
      const written = await readJson({ readText }, path, 'Write one observation, or a list of them.');
      const given: unknown[] = Array.isArray(written) ? written : [written];
      const folder = path === '-' ? '.' : dirname(path);
      const added: Awaited<ReturnType<typeof add>>[] = [];
      for (const [i, one] of given.entries()) added.push(await add(api, one, `observation ${i + 1}`, folder));
      print(added, () => table(added, ['id', 'again', 'customer', 'photos']));
      return 0;
    },
  }),
  command({
    usage: 'observations photo <id> <photo>',
    summary: 'Save a photo of an observation',
    options: [{ flags: '--out <file>', summary: 'Where to' }],
    async run({ api, print }, args, options) {
      const out = text(options.out);
      if (out === undefined) throw wrong('Say where the photo goes.', 'Add --out photo.jpg.');
      const params = { observation: String(args[0]), photo: String(args[1]) };
      await pipeline(await api.download(contract.readPhoto, { params }), createWriteStream(out));
      print({ saved: out }, () => `Saved ${out}.`);
      return 0;
    },
  }),
  command({
    usage: 'observations delete <id>',
    summary: 'Delete an observation with its photos; what the customer said stays a voice of theirs',
    async run({ api, print }, args) {
      const done = await api.ask(contract.deleteObservation, { params: { observation: String(args[0]) } });
      print(done, () => 'Deleted.');
      return 0;
    },
  }),
];
