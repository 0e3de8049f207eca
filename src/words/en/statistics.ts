/** Words of an author's statistics of one essay. */
export const statistics = {
  figures: 'So far',
  reads: 'Reads',
  lately: (days: number) => `Reads in the last ${days} days`,
  appreciations: 'Thanks',
  comments: 'Comments',
  ofTheWork: 'Thanks and comments are those of all editions together.',
  perDay: (days: number) => `Reads per day, the last ${days} days`,
  most: (count: string) => `Top of the scale: ${count}`,
  asTable: 'The same as a table',
  day: 'Day',
  month: 'Month',
  perMonth: 'Reads per month',
  none: 'Nobody has opened it yet, or not since reads are counted.',
  meaning:
    'A read is a browser asking for the essay’s page. No cookie, address or account is looked at, so two reads may be one person coming back. Programs that say what they are, such as search engines, are left out, and so are feeds.',
};
