/** Refusals of resource menus. */
export const menus = {
  gone: 'This menu is not there any more.',
  sectionGone: 'This section is not in the menu any more. What you typed is kept in the form.',
  resourceGone: 'This resource is not in the menu any more. What you typed is kept in the form.',
  notRetired: 'This resource is not on the list of former ones any more.',
  changedMeanwhile:
    'Somebody else changed this while you were at it. What stands there now is shown above; what you typed is kept in the form. Send it again to put yours in its place.',
  addressChanged:
    'Somebody gave this resource another address meanwhile. Nothing was changed; look at what stands there now.',
  changedSince: 'Somebody has changed the menu since. Under “History” you can go back to any version.',
  tooDeep: (most: number) => `Sections go ${most} levels deep at most.`,
  sectionFull: 'There is something in this section. Move it or remove it first.',
  needsSection: 'A resource stands in a section. Choose one.',
  lastSection: 'What is no longer recommended needs a place to come back to: keep one section.',
  noSuchTarget: 'Nothing on this site is under this address.',
  suggestionsWait:
    'Members wait for an answer to what they suggested for this menu. Give it first, under “Suggestions”.',
  slugTaken: 'There is a menu under this address already. Choose another title.',
  noSuchVersion: 'This version was not kept.',
  opml: {
    broken: (line: number) => `line ${line}: this is neither YAML nor an outline (OPML) that can be read.`,
    doctype: (line: number) =>
      `line ${line}: an outline with a document type is not taken in. Remove <!DOCTYPE …>.`,
    tooMuch: (line: number) => `line ${line}: the outline is longer or deeper than a menu can be.`,
  },
  nothingOffered: 'Its file says nothing new.',
};
