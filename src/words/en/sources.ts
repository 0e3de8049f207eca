/** What a report says of the things in an export that arrive otherwise than they were, or not at all. */
export const sources = {
  remarks: {
    password: 'It could be read with a password there. It arrives as a draft.',
    custom: (type: string) =>
      `It was a “${type}” there, which this site has no word for. It arrives as an essay’s draft.`,
    pending: 'It waited for someone’s approval there. It arrives as a draft.',
    private: 'Only its writers could read it there. It arrives as a draft.',
    membersOnly: (who: string) => `Only ${who} could read it there. It arrives as a draft.`,
    unknownStatus: (status: string) =>
      `Its state there was “${status}”, which is not known here. It arrives as a draft.`,
    answeredPage:
      'It was a page there. Readers had answered it, so it arrives as an essay: pages have no comments here.',
    sticky: 'It stood first on the front page there.',
    missingBlock: (number: string) => `It shows the reusable block ${number}, which the file does not hold.`,
    dropped: (count: number) =>
      count === 1
        ? 'One control character in it was left out.'
        : `${count} control characters in it were left out.`,
    mailedPart: 'A part that was only ever mailed is left out.',
    mailedOnly: 'It was only ever mailed. It arrives as a draft.',
    paywall: 'What stood below a certain point was for members only.',
    brokenBody: 'What its editor kept is broken; it arrives as readers saw it.',
    lostCard: (name: string, count: number) => `“${name}” has no like here: left out ${count} ×.`,
    injectedCode: 'Code of its own stood around it, which is left out.',
    who: { members: 'members', paid: 'paying members', tiers: 'paying members', filter: 'paying members' },
    otherEncoding: 'It is not written in UTF-8; it was read as Windows-1252.',
    caseClash: 'Another file’s name differs from its own in nothing but capitals.',
    nameless: 'Someone',
    menus: { navigation: 'Navigation', secondary_navigation: 'More' },
  },
  whys: {
    toldTwice: 'The file holds the same twice.',
    trash: 'It lay in the trash there.',
    emptyDraft: 'It is a draft in which nothing was written.',
    customWithoutText: (type: string) =>
      `It is a “${type}” without a text of its own, which only that site’s theme could show.`,
    revision: 'It is an earlier state of a text that arrives as it was last.',
    reusableBlock: 'Its text stands in each text that showed it.',
    theme: 'It belongs to the look of that site.',
    cache: 'It is a copy that WordPress kept of something elsewhere.',
    privacyRequest: 'It is a person’s request to that site about their data.',
    form: 'It is a form, and this site has none.',
    formAnswer: 'It is what someone wrote to that site in private.',
    forum: 'It belongs to a forum, and this site has none.',
    shop: 'It belongs to a shop, and this site has none.',
    plugin: 'It is what a plugin kept for itself.',
    furnitureTerm: (taxonomy: string) => `“${taxonomy}” sorts something other than texts by their subject.`,
    namelessAuthor: 'The file gives no name for this author.',
    noFile: 'The file does not say where this upload lies.',
    strayMenuItem: 'It stands in no menu that readers saw.',
    answersNothing: 'What it answers does not arrive.',
    internalTag: 'It is an inner mark that readers never saw.',
    member: 'Nobody is signed up without being asked. They can join here themselves.',
    redirectOutside: 'It leads to another site.',
    redirectPattern: 'It is a pattern for many addresses; make the ones that matter under /admin/redirects/.',
    notAFile: 'It is no plain file but a link or a device, which is not followed.',
    textTooLarge: (megabytes: number) => `It is larger than ${megabytes} MB.`,
    noText: 'It is no text: it holds characters that no text has.',
    pictureNotThere: 'No such file lies in the folder.',
    listPage: 'It heads a list, which this site makes by itself.',
    noComment: (type: string) => `It is a “${type}” that a plugin kept among the comments.`,
  },
};
