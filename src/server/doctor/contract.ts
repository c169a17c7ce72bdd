import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';

const storeShape = z.strictObject({
  form: z.string(),
  version: z.string(),
  /** What makes an acknowledged write survive a power loss, as the engine itself reports it. */
  durability: z.record(z.string(), z.string()),
  migrations: z.array(z.string()),
});

export const examine = operation({
  method: 'GET',
  path: '/doctor',
  summary: 'Effective configuration (secrets masked), stores, durability, migrations, warnings',
  does: ['examine', 'installation'],
  answer: z.strictObject({
    version: z.string(),
    node: z.string(),
    platform: z.string(),
    configuration: z.record(z.string(), z.string()),
    stores: z.strictObject({ records: storeShape, moments: storeShape }),
    /** One sentence each, with what to do. */
    warnings: z.array(z.string()),
  }),
});
