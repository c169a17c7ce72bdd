import { type RefObject, useEffect, useRef, useState } from 'react';

/** The width of an element while the window changes; a picture is laid out for it. */
export function useWidth(atFirst: number): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(atFirst);
  useEffect(() => {
    if (element.current === null) return;
    // The frame's own padding (22 px) and border stand on both sides of the picture.
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.max(280, Math.floor((entry?.contentRect.width ?? atFirst) - 46))),
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [atFirst]);
  return [element, width];
}
