import { command, table } from '../../cli/command.ts';
import { orThrow, Refused, refuse } from '../../kernel/refusal.ts';
import { computeMethod, listedMethods } from './compute-method.ts';
import { readInput } from './stats/read-input.ts';

/** --with key=value: JSON where it is JSON (numbers, lists), otherwise text. */
function withSettings(input: unknown, settings: readonly string[]): unknown {
  const given = settings.map((setting) => {
    const [key = '', ...rest] = setting.split('=');
    const value = rest.join('=');
    try {
      return [key, JSON.parse(value) as unknown] as const;
    } catch {
      return [key, value] as const;
    }
  });
  return given.length === 0 ? input : { ...(input as object), ...Object.fromEntries(given) };
}

const sixDigits = (_: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(6)) : value;

// Pure mathematics: computed here, since no store is needed and none should be opened for it. The API answers the
// same at /scores/methods.
const stats = command({
  usage: 'stats [method]',
  summary: 'The instruments by themselves, for statisticians; without a method, lists them and their inputs',
  options: [
    { flags: '--input <file>', summary: 'JSON or a table with a header row; - reads standard input' },
    {
      flags: '--with <key=value>',
      summary: 'a setting beside the input: outcome=y, level=0.9',
      repeatable: true,
    },
    { flags: '--as-r', summary: 'print R code that computes the same number' },
  ],
  async run({ print, readText }, [name], options) {
    const list = listedMethods();
    if (typeof name !== 'string') {
      const inputs = list.map((each) => `  ${each.method}: ${each.input}`).join('\n');
      print(list, () => `${table(list, ['method', 'summary'])}\n\nInputs:\n${inputs}`);
      return undefined;
    }
    const known = list.find((each) => each.method === name);
    if (known === undefined) {
      orThrow(computeMethod(name, {}, 'result'));
      return undefined;
    }
    if (typeof options.input !== 'string') {
      throw new Refused(
        refuse('no-input', `${name} needs --input FILE (or - for standard input).`, {
          next: `The input is ${known.input}`,
        }),
      );
    }
    const settings = [options.with ?? []].flat().filter((each) => typeof each === 'string');
    const input = withSettings(orThrow(readInput(await readText(options.input), name)), settings);
    const as = options.asR === true ? 'r' : 'result';
    const result = orThrow(computeMethod(name, input, as));
    if (as === 'r') print({ method: name, r: result }, () => String(result));
    else print(result, () => JSON.stringify(result, sixDigits, 2));
    return undefined;
  },
});

export const statsCommands = [stats];
