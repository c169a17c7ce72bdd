import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useGo } from '../address.ts';
import type { Screen } from '../screen.ts';

/** Someone is writing; letters are theirs. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** `?` shows the shortcuts, `g` then a letter goes to a screen, `t` turns light into dark. */
export function useShortcuts(screens: readonly Screen[], showHelp: () => void): void {
  const go = useGo();
  const { toggleColorScheme } = useMantineColorScheme();
  const wentAt = useRef(0);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isWriting(event.target)) return;
      const afterG = Date.now() - wentAt.current < 1200;
      wentAt.current = 0;
      const screen = afterG ? screens.find((s) => s.nav?.key === event.key) : undefined;
      if (screen !== undefined) go(screen.path);
      else if (event.key === 'g') wentAt.current = Date.now();
      else if (event.key === '?') showHelp();
      else if (event.key === 't') toggleColorScheme();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
