import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Outlet, RouterProvider, useRouterState } from '@tanstack/react-router';
import { createContext, lazy, StrictMode, Suspense, useContext, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Page } from './design/page.tsx';
import { SkeletonPage } from './design/skeleton.tsx';
import { ProblemNote } from './design/states.tsx';
import { resolver, theme } from './look/theme.ts';
import { Problem } from './problem.ts';
import type { PartScreens, Screen } from './screen.ts';
import { sessionKey, useSession } from './session.ts';
import { Frame } from './shell/frame.tsx';
import { routesOf } from './shell/routes.tsx';
import { shellWords } from './words/shell.ts';
import { startWords } from './words.ts';

const Entrance = lazy(() => import('./entry/entrance.tsx'));

const Screens = createContext<readonly Screen[]>([]);

/** Does a door of its own stand at this address, whoever is signed in on this browser? */
const isDoor = () =>
  ['/join', '/password'].includes(location.pathname) && new URLSearchParams(location.search).has('token');

/** Does a screen that is of use by itself stand here, and could nobody be asked when it was opened? */
function useAlone(screens: readonly Screen[]): boolean {
  const path = useRouterState({ select: ({ location: { pathname } }) => pathname });
  const { data, failureReason, fetchStatus } = useSession();
  const cannotAsk = data === undefined && (fetchStatus === 'paused' || failureReason?.status === 0);
  // It stays as it is when the connection is back: whoever writes loses nothing.
  const [alone, setAlone] = useState<string | null>(null);
  useEffect(() => {
    if (cannotAsk) setAlone(path);
  }, [cannotAsk, path]);
  return screens.some((one) => one.opensAlone && one.path === path) && (cannotAsk || alone === path);
}

/** Signed in: the shell. Not yet: the entrance. The server away: says so and tries again. */
function Gate() {
  const screens = useContext(Screens);
  const alone = useAlone(screens);
  const { data, error, refetch } = useSession();
  const isIn = data?.state === 'in';
  useEffect(() => {
    // Whoever came to sign in is in: there is nothing more to do here.
    if (isIn && location.pathname === '/sign-in') location.replace('/');
  }, [isIn]);
  if (alone) {
    return (
      <main id="content">
        <Outlet />
      </main>
    );
  }
  if (data === undefined && error !== null) {
    return (
      <Page title="Sirius">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (data === undefined) return <SkeletonPage />;
  if (data.state === 'in' && !isDoor()) return <Frame screens={screens} />;
  return (
    <Suspense fallback={<SkeletonPage />}>
      <Entrance status={data.status} />
    </Suspense>
  );
}

function createClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // A refusal stays a refusal; only a store or server that is away is worth asking again.
        retry: (count, error) =>
          count < 2 && error instanceof Problem && (error.status === 0 || error.status === 503),
        throwOnError: (error) => {
          // The session ended elsewhere: ask who we are, which leads to the entrance.
          if (error instanceof Problem && error.status === 401)
            void client.invalidateQueries({ queryKey: sessionKey });
          return false;
        },
      },
    },
  });
  return client;
}

/** Starts the web: words of all parts, a route per screen, the shell around them. */
export async function startWeb(parts: readonly PartScreens[]): Promise<void> {
  await startWords([shellWords, ...parts.map((part) => part.words)]);
  const screens = parts.flatMap((part) => part.screens);
  const router = routesOf(screens, Gate);
  const client = createClient();
  const place = document.getElementById('sirius');
  if (place === null) throw new Error('index.html has no place for Sirius');
  createRoot(place).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
        <QueryClientProvider client={client}>
          <Screens value={screens}>
            <RouterProvider router={router} />
          </Screens>
          <Notifications position="bottom-center" />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
