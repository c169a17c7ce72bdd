import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
import { SkeletonPage } from '../design/skeleton.tsx';
import type { Screen } from '../screen.ts';
import { BrokenScreen, NoSuchScreen } from './troubled-screen.tsx';
import { screensOf } from './where.ts';

/** Plain `?a=b&c=d`, values always text: what a person can read, type and paste. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));
const stringifySearch = (fields: Record<string, unknown>): string => {
  const text = new URLSearchParams(fields as Record<string, string>).toString();
  return text === '' ? '' : `?${text}`;
};

/** A route per screen, each with its own code, skeleton and error boundary. Without a screen at `/`, the first one. */
export function routesOf(screens: readonly Screen[], root: RouteComponent) {
  const rootRoute = createRootRoute({ component: root, notFoundComponent: NoSuchScreen });
  const routes = screens.map((screen) =>
    createRoute({
      getParentRoute: () => rootRoute,
      path: screen.path,
      component: lazyRouteComponent(screen.load),
      pendingComponent: SkeletonPage,
      errorComponent: BrokenScreen,
    }),
  );
  const first = (['understand', 'align'] as const).flatMap((star) => screensOf(screens, star))[0];
  const index = createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    beforeLoad: () => {
      if (first !== undefined) throw redirect({ href: first.path });
    },
  });
  const hasHome = screens.some((screen) => screen.path === '/');
  return createRouter({
    routeTree: rootRoute.addChildren(hasHome ? routes : [...routes, index]),
    parseSearch,
    stringifySearch,
    defaultPendingMs: 150,
    defaultPendingMinMs: 200,
    defaultPreload: false,
  });
}
