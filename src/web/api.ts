import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { AnswerOf, Operation } from '../kernel/operation.ts';
import { type Ask, ask } from './ask.ts';
import { Problem } from './problem.ts';
import { useMay, useSession } from './session.ts';

export { type Ask, ask, askFile } from './ask.ts';

const keyOf = (operation: Operation, given: object) => [operation.path, operation.method, given] as const;

const notAllowed = () =>
  new Problem(403, 'not-allowed', 'shell.problem.notAllowed', 'shell.problem.notAllowed.next');

/** Does the policy refuse this to the person signed in, whatever the record? The server decides; this only spares the way. */
function useRefused(): (operation: Operation) => boolean {
  const { data: session } = useSession();
  const may = useMay();
  return ({ does }) => session?.state === 'in' && does !== 'public' && !may(...does);
}

/**
 * The answer to a question, cached by operation and input: `const { data, error } = useAnswer(describe, { query })`.
 * `when: false` waits. While a new input loads, `data` stays the previous answer and `isPlaceholderData` is true.
 */
export function useAnswer<O extends Operation>(
  operation: O,
  input: Ask<O> = {},
  more: { readonly when?: boolean; readonly everySeconds?: number } = {},
): UseQueryResult<AnswerOf<O>, Problem> {
  const refused = useRefused();
  return useQuery<AnswerOf<O>, Problem>({
    queryKey: keyOf(operation, input),
    queryFn: ({ signal }) => {
      // What the role does not allow is not even asked: the same sentence, without a red line in the console.
      if (refused(operation)) throw notAllowed();
      return ask(operation, { ...input, signal });
    },
    enabled: more.when ?? true,
    placeholderData: keepPreviousData,
    ...(more.everySeconds === undefined ? {} : { refetchInterval: more.everySeconds * 1000 }),
  });
}

/**
 * Does something: `const approve = useDo(approveDecision); approve.mutate({ params, body })`.
 * Whatever is on screen is asked again afterwards; with `leaves`, only what the next screen shows: what is deleted is not
 * asked for by the screen that is left.
 */
export function useDo<O extends Operation>(
  operation: O,
  { leaves = false }: { readonly leaves?: boolean } = {},
): UseMutationResult<AnswerOf<O>, Problem, Ask<O>> {
  const client = useQueryClient();
  return useMutation<AnswerOf<O>, Problem, Ask<O>>({
    mutationFn: (given) => ask(operation, given),
    onSuccess: () => client.invalidateQueries({ refetchType: leaves ? 'none' : 'active' }),
  });
}
