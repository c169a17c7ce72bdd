import { policy } from './policy.ts';
import { routes } from './routes.ts';

/** Who may come in: sessions, keys, set-up. */
export const access = { routes, policy };

export { anonymous, identify } from './callers.ts';
export { newSecretText } from './keys.ts';
export { localCaller } from './local.ts';
export { signingSecret } from './secret.ts';
export { type AccessSettings, accessOperations, serveAccess } from './serve-access.ts';
export { createSignIn, type SignIn } from './sign-in.ts';
