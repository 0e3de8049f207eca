/** One measured figure with the bar it has to clear. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  bar: number;
  /** Whether more is better, as for ratios of speed, or less, as for times. */
  better: 'more' | 'less';
  /** Figures in absolute time hold on any machine only roughly: they fail at this many times their bar. */
  slack?: number;
  note?: string;
}

const verdictOf = ({ value, bar, better, slack = 1 }: Figure) => {
  if (better === 'more' ? value >= bar : value <= bar) return 'ok';
  const ratio = better === 'more' ? bar / value : value / bar;
  return ratio <= slack ? 'WARN' : 'FAIL';
};

export function printFigure(figure: Figure) {
  const sign = figure.better === 'more' ? '≥' : '≤';
  const shown = `${round(figure.value)} ${figure.unit} (${sign} ${figure.bar})`;
  console.log(
    `${verdictOf(figure).padEnd(5)} ${figure.name.padEnd(64)} ${shown}${figure.note ? `  ${figure.note}` : ''}`,
  );
  return verdictOf(figure) !== 'FAIL';
}

const round = (value: number) => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

export const median = (values: number[]) => quantile(values, 0.5);

export function quantile(values: number[], share: number) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
