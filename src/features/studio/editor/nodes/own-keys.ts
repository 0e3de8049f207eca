import { useEffect, useRef } from 'react';

const EVENTS = ['keydown', 'beforeinput', 'paste', 'cut', 'copy', 'drop'] as const;

/** Keeps what is typed into a field inside the text from the text's own keys, and tells the editor by a `change`. */
export function useOwnKeys<Element extends HTMLElement>() {
  const ref = useRef<Element>(null);
  useEffect(() => {
    const element = ref.current;
    const stop = (event: Event) => {
      if (event instanceof KeyboardEvent && ['Tab', 'Escape', 'F2', 's'].includes(event.key)) return;
      event.stopPropagation();
    };
    for (const name of EVENTS) element?.addEventListener(name, stop);
    return () => {
      for (const name of EVENTS) element?.removeEventListener(name, stop);
    };
  }, []);
  return ref;
}
