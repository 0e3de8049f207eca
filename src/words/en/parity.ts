/** Words of the parity report. */
export const parity = {
  title: 'Are the voices treated alike?',
  lead: 'What became of comments in the last twelve months, by the voice they were spoken in.',
  none: 'Just themselves',
  total: 'All together',
  voice: 'Voice',
  submitted: 'Sent',
  approved: 'Approved',
  declined: 'Declined',
  spam: 'Spam',
  appealed: 'Appeals',
  reversed: 'Reversed',
  changed: 'Changed after the person was seen',
  median: 'Median wait',
  noWait: 'none',
  suppressedRow: 'Fewer than ten: not shown, so that no number leads back to a person.',
  noTotal: 'There is no row for all together, because the rows that are not shown could be found from it.',
  nothingYet: 'Nothing has been decided yet that could be compared.',
  table: 'The counts',
  chart: {
    declined: 'Share declined',
    changed: 'Share changed after the person was seen',
    reversed: 'Share of appeals that were reversed',
    waited: 'Share that waited longer than a day',
  },
  chartHint:
    'The bar is the share that was counted. The line is where the true share lies, nineteen times out of twenty.',
  interval: (share: string, low: string, high: string, of: number) => `${share} of ${of} (${low} to ${high})`,
  few: 'Fewer than ten, too few to say anything.',
  differences: 'Differences',
  noDifferences:
    'No two voices are so far apart that their intervals part. That does not prove that there is no difference.',
  difference: {
    declined: (higher: string, lower: string) =>
      `Comments spoken as “${higher}” are declined more often than those spoken as “${lower}”.`,
    changed: (higher: string, lower: string) =>
      `Decisions on “${higher}” are changed more often, once the person is seen, than those on “${lower}”.`,
    reversed: (higher: string, lower: string) =>
      `Appeals from “${higher}” are reversed more often than those from “${lower}”.`,
    waited: (higher: string, lower: string) =>
      `Comments spoken as “${higher}” wait longer than a day more often than those spoken as “${lower}”.`,
  },
  meaning: 'What this can and cannot say',
  meaningText: [
    'Moderators do not see a voice until they have judged the words. So a difference here has three possible reasons: what people write in that voice, what moderators do once they have seen the person, or chance. The column for decisions changed after the person was seen is the one that only moderators can explain.',
    'A difference is called out only where the intervals of two voices have nothing in common. Between two voices that are treated alike this happens by chance about once in two hundred comparisons, so one line standing alone is a reason to read some decisions again, and no verdict. With small numbers a real difference can stay hidden.',
    'Only first decisions on new comments are counted, each under the voice the comment had on that day, and kept as counts by month. Waiting times are kept in coarse steps, so the median is the upper end of its step. No number leads back to a person.',
  ],
  upTo: (length: string) => `up to ${length}`,
  overAMonth: 'over a month',
};
