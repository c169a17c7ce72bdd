import { createReadStream, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Command, command } from '../../../../cli/command.ts';
import { Refused, refuse } from '../../../../kernel/refusal.ts';
import { uploadFile } from '../contract.ts';
import { mappingText } from './mapping-text.ts';
import { proposeMapping } from './proposal.contract.ts';

/** The files a path stands for: itself, or what lies in a folder, hidden files and folders left out. */
function filesAt(path: string): string[] {
  if (!existsSync(path)) {
    throw new Refused(refuse('no-such-file', `There is no file ${path}.`, { next: 'Check the path.' }));
  }
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !/\.(?:ya?ml|md)$/i.test(entry.name))
    .map((entry) => join(path, entry.name))
    .sort();
  if (files.length === 0) throw new Refused(refuse('empty-folder', `There is no file in ${path}.`));
  return files;
}

export const mapCommand: Command = command({
  usage: 'map <paths...>',
  summary: 'Propose how files become moments, and say what is unsure',
  options: [{ flags: '--out <file>', summary: 'Write the mapping there, as YAML' }],
  async run({ api, print, progress }, args, { out }) {
    const paths = (args[0] as string[]).flatMap(filesAt);
    const files: { upload: string }[] = [];
    for (const path of paths) {
      progress(`Looking at ${basename(path)}`);
      const upload = await api.upload(
        uploadFile,
        { query: { name: basename(path) } },
        createReadStream(path),
      );
      files.push({ upload: upload.id });
    }
    const proposal = await api.ask(proposeMapping, { body: { files } });
    const text = mappingText(proposal);
    if (typeof out === 'string') writeFileSync(out, text);
    const open = proposal.questions.filter((question) => question.assumed === undefined).length;
    const todo =
      open === 0
        ? 'Nothing needs to be answered first.'
        : `${open} ${open === 1 ? 'question needs' : 'questions need'} an answer first: they stand at its top.`;
    print(proposal, () => (typeof out === 'string' ? `The mapping is in ${out}. ${todo}` : text.trimEnd()));
    return 0;
  },
});
