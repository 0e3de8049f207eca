declare module 'commonmark-spec' {
  /** The examples of the specification, with tabs written as arrows. */
  const spec: { tests: { number: number; section: string; markdown: string; html: string }[] };
  export default spec;
}
