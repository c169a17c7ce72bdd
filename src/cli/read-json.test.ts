import { expect, it } from 'vitest';
import { Refused } from '../kernel/refusal.ts';
import { readJson } from './read-json.ts';

const reading = (text: string) => readJson({ readText: async () => text }, 'mail.json', 'See the guide.');

it('reads the JSON of a file, exactly or not at all', async () => {
  expect(await reading('{"port":587}')).toEqual({ port: 587 });
  await expect(reading('{"port":')).rejects.toMatchObject({
    refusal: { refused: 'not-json', say: 'mail.json is no JSON.', next: 'See the guide.' },
  });
  for (const lossy of ['{"port":25,"port":587}', '{"id":12345678901234567890}'])
    await expect(reading(lossy)).rejects.toMatchObject({ refusal: { refused: 'not-exact' } });
  await expect(reading('{"port":25,"port":587}')).rejects.toThrow(Refused);
});
