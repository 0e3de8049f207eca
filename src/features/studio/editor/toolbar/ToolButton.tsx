interface Props {
  /** What it is called, for a tooltip and for those who hear it. */
  label: string;
  /** What is seen when it is not a word. */
  sign?: string;
  text?: string;
  kind?: string;
  pressed?: boolean;
  onClick: () => void;
}

/** A button that leaves the cursor where it is. */
export function ToolButton({ label, sign, text, kind, pressed, onClick }: Props) {
  return (
    <button
      type="button"
      className="tool"
      data-kind={kind}
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {text ?? <span aria-hidden="true" data-sign={sign} />}
    </button>
  );
}
