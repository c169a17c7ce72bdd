import { type RefObject, useEffect, useRef, useState } from 'react';

/** The inner width of an element while the window changes. */
export function useWidth(atFirst: number): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(atFirst);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.max(260, Math.floor(entry?.contentRect.width ?? atFirst))),
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [atFirst]);
  return [element, width];
}
