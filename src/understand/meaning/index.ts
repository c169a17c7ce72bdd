import { onStart } from './labelling/keep-labelling.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

export const part = { routes, policy, onStart };
