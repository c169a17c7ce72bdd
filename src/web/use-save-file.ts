import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { saveFile } from './csv.ts';
import type { Problem } from './problem.ts';

/**
 * Fetches a file and hands it to the browser: `const save = useSaveFile(); save.mutate({ name, fetch: () => askFile(…) })`.
 * A link with `download` could not say in which company, and would save a refusal as if it were the file.
 */
export function useSaveFile(): UseMutationResult<
  void,
  Problem,
  { readonly name: string; readonly fetch: () => Promise<Blob> }
> {
  return useMutation({ mutationFn: async ({ name, fetch }) => saveFile(name, await fetch()) });
}
