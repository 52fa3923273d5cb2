import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';

/** From so many pixels on it is a drag and no click. */
const threshold = 4;

interface Drag {
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly top: number;
}

/** Moves what scrolls by dragging it with the mouse; a finger scrolls by itself. */
export function usePan(pane: RefObject<HTMLDivElement | null>) {
  return useMemo(() => {
    let drag: Drag | null = null;
    let dragged = false;
    const onPointerDown = (event: PointerEvent) => {
      const element = pane.current;
      dragged = false;
      if (!element || event.pointerType !== 'mouse' || event.button !== 0) return;
      drag = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
    };
    const onPointerMove = (event: PointerEvent) => {
      const element = pane.current;
      if (!drag || !element) return;
      const [right, down] = [event.clientX - drag.x, event.clientY - drag.y];
      if (!dragged && Math.hypot(right, down) < threshold) return;
      if (!dragged) element.setPointerCapture(event.pointerId);
      dragged = true;
      element.scrollTo(drag.left - right, drag.top - down);
    };
    const stop = () => {
      drag = null;
    };
    return {
      handlers: { onPointerDown, onPointerMove, onPointerUp: stop, onPointerCancel: stop },
      wasDragged: () => dragged,
    };
  }, []);
}
