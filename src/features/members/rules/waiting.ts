const UNITS = [
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
];

/** A time to wait in the largest unit that fits, rounded up: "3 minutes". */
export function waitInWords(seconds: number): string {
  const { unit, seconds: size } = UNITS.find(({ seconds: least }) => seconds >= least) ?? {
    unit: 'second',
    seconds: 1,
  };
  const count = Math.ceil(seconds / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
