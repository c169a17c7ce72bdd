import { setFlagsFromString } from 'node:v8';

/** How many works under way spare memory. */
let sparing = 0;

/**
 * For work that makes much garbage and keeps little. As delivered V8 lets garbage grow with the memory of the machine; from
 * here on all threads of the process clear it away early, until what is given back is called (docs/decisions/0019). Call it
 * when the modules that the work needs are loaded: compiled code that is kept is not taken under other settings.
 */
export function spareMemory(): () => void {
  let isOver = false;
  if (sparing++ === 0) setFlagsFromString('--optimize-for-size');
  return () => {
    if (isOver) return;
    isOver = true;
    if (--sparing === 0) setFlagsFromString('--no-optimize-for-size');
  };
}
