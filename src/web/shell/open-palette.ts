const wanted = 'sirius:palette';

/** Asks for the palette from anywhere; its code may not be loaded yet. */
export function openPalette(): void {
  document.dispatchEvent(new CustomEvent(wanted));
}

/** Hears of that wish; returns how to stop listening. */
export function onPaletteWanted(listener: () => void): () => void {
  document.addEventListener(wanted, listener);
  return () => document.removeEventListener(wanted, listener);
}
