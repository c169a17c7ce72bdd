import type { Screen } from '../screen.ts';

/** The screens under one star, in their order. */
export function screensOf(screens: readonly Screen[], star: 'home' | 'understand' | 'align'): Screen[] {
  const order = (screen: Screen) => screen.nav?.order ?? 0;
  return screens.filter((screen) => screen.nav?.star === star).sort((a, b) => order(a) - order(b));
}

/** Is this sidebar word the place we are in? A word owns everything below its path, the root only itself. */
export function isHere(path: string, pathname: string): boolean {
  if (path === '/') return pathname === '/';
  return pathname === path || pathname.startsWith(`${path}/`);
}
