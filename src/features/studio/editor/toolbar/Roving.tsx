import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

/** A toolbar that is one stop of the Tab key; arrows move within it. */
export function Roving({ label, children }: { label: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  const items = () => [...(bar.current?.querySelectorAll<HTMLElement>('button, select') ?? [])];

  useEffect(() => {
    const all = items();
    const current = all.find((item) => item.tabIndex === 0 && item.dataset.current !== undefined) ?? all[0];
    if (current) makeCurrent(all, current);
  });

  const move = (event: KeyboardEvent) => {
    const all = items();
    const at = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1;
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: all.length - 1,
    };
    const to = steps[event.key];
    const next = to === undefined ? undefined : all[(to + all.length) % all.length];
    if (!next) return;
    event.preventDefault();
    makeCurrent(all, next);
    next.focus();
  };
  return (
    <div
      ref={bar}
      className="editor-toolbar"
      role="toolbar"
      aria-label={label}
      data-toolbar-item
      onKeyDown={move}
    >
      {children}
    </div>
  );
}

function makeCurrent(all: HTMLElement[], current: HTMLElement) {
  for (const item of all) {
    item.tabIndex = item === current ? 0 : -1;
    if (item === current) item.dataset.current = '';
    else delete item.dataset.current;
  }
}
