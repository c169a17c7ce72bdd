import { createReadStream, existsSync } from 'node:fs';
import { command } from '../../../../cli/command.ts';
import { Refused, refuse } from '../../../../kernel/refusal.ts';
import { dropLogo, putLogo, type SeenLetterhead, seeLetterhead } from './contract.ts';

const told = ({ name, logo }: SeenLetterhead): string => {
  const picture =
    logo === null ? 'no logo' : `a logo of ${logo.width} × ${logo.height} pixels, put by ${logo.putBy}`;
  return `${name ?? 'The company has no name yet (sirius workspace set --name …)'}; ${picture}.`;
};

export const commands = [
  command({
    usage: 'surveys logo [file]',
    summary: 'The company’s name and logo above every survey page; with a PNG or JPEG, puts it there',
    options: [{ flags: '--remove', summary: 'takes the logo away' }],
    async run({ api, print }, [file], options) {
      if (options.remove === true) {
        const seen = await api.ask(dropLogo);
        print(seen, () => told(seen));
        return 0;
      }
      if (typeof file !== 'string') {
        const seen = await api.ask(seeLetterhead);
        print(seen, () => told(seen));
        return 0;
      }
      if (!existsSync(file))
        throw new Refused(refuse('no-such-file', `There is no file ${file}.`, { next: 'Check the path.' }));
      const seen = await api.upload(putLogo, {}, createReadStream(file));
      print(seen, () => told(seen));
      return 0;
    },
  }),
];
