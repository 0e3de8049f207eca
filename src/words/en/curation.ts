import type { LinkState } from '#src/features/links/rules/verdict.ts';
import type { RecordedChange } from '#src/features/menus/rules/change.ts';

const quoted = (named: string | undefined, otherwise: string) => (named ? `“${named}”` : otherwise);

/** The pages of those who look after the resource menus. */
export const curation = {
  title: 'Resource menus',
  area: 'Curation',
  menus: 'Menus',
  links: 'Links',
  linksLead: (count: number, last: string | undefined) =>
    `${count} outside ${count === 1 ? 'address is' : 'addresses are'} looked at every week${last ? `, last on ${last}` : ''}.`,
  linksWait: (count: number) =>
    count === 1 ? 'A link waits for you to decide' : `${count} links wait for you to decide`,
  linksDecide: 'For you to decide',
  linksDue: (due: number) =>
    `${due} ${due === 1 ? 'waits' : 'wait'} to be looked at; open this page again in a while.`,
  linksNone: 'Every link leads where it should. There is nothing to decide.',
  linksPlain: 'The same place under another address',
  linksPlainText: 'Only https, www or a slash at the end is different. These can be taken all at once.',
  takePlain: (count: number) => (count === 1 ? 'Take the new address' : `Take all ${count} new addresses`),
  linksReported: 'Readers say these are dead',
  linksReportedText:
    'The site gets an answer from each of them. Open it to see what readers see: it may be a page that says “not found”.',
  linksFailing: 'Being tried again',
  linksFailingText:
    'One counts as gone after three tries over days, and only while others answer. Nothing is said to readers until then.',
  linkSaid: {
    unchecked: 'not looked at yet',
    alive: 'answers',
    moved: 'moved',
    gone: 'gives nothing any more',
    parked: 'its name was sold',
    changed: 'something else stands there',
    failing: 'could not be seen',
  } satisfies Record<LinkState, string>,
  linkLeadsHome: 'everyone is sent to the front page',
  linkLeadsTo: 'leads to',
  failure: {
    'no-such-name': 'the name leads nowhere',
    'name-server': 'its name server does not answer',
    'no-connection': 'nothing answers there',
    certificate: 'its certificate is no good',
    'too-slow': 'no answer within five seconds',
    'too-many-redirects': 'it sends round in circles',
    'broken-answer': 'its answer is broken',
    'says-missing': 'the page says that it is not found',
    'private-address': 'it is in a private network',
    port: 'it is on an unusual port',
    scheme: 'it is neither http nor https',
    credentials: 'it holds a name and password',
  } as Record<string, string>,
  answered: (status: number) => `answered ${status}`,
  reports: (count: number) =>
    count > 0 && `reported by ${count === 1 ? 'a reader' : `readers ${count} times`}`,
  checkedOn: (date: string) => `checked ${date}`,
  decide: 'Decide what becomes of it',
  takeAddress: 'Take the new address',
  linkCopy: 'Offer the archived copy',
  accept: 'It is as it should be',
  checkAll: 'Look at all of them now',
  checkAllDone: 'They are being looked at, which takes minutes. You need not wait here.',
  linkDone: {
    take: 'The new address is in the menu.',
    plain: 'The new addresses are in the menus.',
    copy: 'Readers are offered the archived copy.',
    accept: 'Noted: it is as it should be.',
    retire: 'It is on the list of former resources now.',
  } as Record<string, string>,
  lead: 'Menus of links that somebody looked at and described. Readers come back for them as long as somebody does.',
  none: 'There is no menu yet. Begin with the one that you send to friends.',
  begin: 'Begin a menu',
  beginTitle: 'What is it called?',
  beginButton: 'Begin',
  file: 'from a file, until it is changed here',
  version: (version: number) => `version ${version}`,
  asRead: 'As readers see it',
  history: 'History',
  asFile: 'As a file',
  fileOut: 'Take it along',
  fileOutText: 'The first is as in content/menus/; the second is an outline of what readers see.',
  fileYaml: 'YAML',
  fileOpml: 'OPML',
  fileIn: 'Bring a file in',
  fileInText:
    'What you bring takes the place of all that stands in the menu. What has the same address stays the same resource, and the history keeps how it was.',
  fileChosen: 'A file',
  fileChosenHint: 'YAML as in content/menus/, or an outline (OPML) from a feed reader or another tool.',
  fileInLabel: 'Or paste it: YAML or OPML',
  untitled: 'Links',
  imported: (left: number) =>
    left === 0
      ? 'The menu says what you brought in.'
      : `The menu says what you brought in. ${left === 1 ? 'One line was' : `${left} lines were`} left out: nothing that readers could follow is under ${left === 1 ? 'its address' : 'their addresses'}.`,
  fileInButton: 'Put it in place of this menu',
  removed: 'The menu was removed.',
  done: {
    describe: 'Saved.',
    'edit-section': 'Saved.',
    'edit-resource': 'Saved.',
    'add-section': 'The section was added.',
    'add-resource': 'The resource was added at the end of its section.',
    'place-section': 'Moved.',
    'place-resource': 'Moved.',
    'move-in': 'Moved. It stands at the end here, with all that was in it.',
    'remove-section': 'The section was removed.',
    'remove-resource': 'The resource was removed.',
    retire: 'It is on the list of former resources now.',
    revive: 'It is back, at the end of its section.',
    check: 'Noted: somebody looked at it today.',
    'link-archive': 'Readers are offered the archived copy.',
    'take-addresses': 'The new address is in the menu.',
    undo: 'The last change was undone.',
    restore: 'The menu is as it was then.',
    take: 'The menu says what its file says.',
    leave: 'The menu stays as it is.',
  } as Record<string, string>,
  placed: (title: string, { place, of, within }: { place: number; of: number; within: string | undefined }) =>
    `Moved. “${title}” is now ${place} of ${of}${within ? ` in “${within}”` : ''}.`,
  undo: 'Undo',
  offered:
    'The file of this menu says something else by now. Nothing was changed here: take what it says, or leave it.',
  offeredTake: 'Take what the file says',
  offeredLeave: 'Leave it',
  ownWords: 'Title and description',
  sectionTitle: 'Title',
  sectionText: 'Description',
  editNamed: (title: string) => `Edit “${title}”`,
  edit: 'Edit',
  cancel: 'Leave as it is',
  save: 'Save',
  up: 'Up',
  down: 'Down',
  upNamed: (title: string) => `Move “${title}” up`,
  downNamed: (title: string) => `Move “${title}” down`,
  notSeen: 'readers do not see it, because it is not published',
  elsewhere: 'Move or take out',
  elsewhereNamed: (title: string) => `Move or take out: “${title}”`,
  move: 'Move',
  moveElsewhere: 'Move elsewhere',
  moveElsewhereNamed: (title: string) => `Move elsewhere: “${title}”`,
  elsewhereTitle: (title: string) => `Move “${title}”`,
  elsewhereText:
    'It goes to the end of what you choose, with all that is in it. The histories of both menus say so, and Undo takes it back in both.',
  moveWhere: 'Where to',
  top: 'the menu itself',
  remove: 'Remove',
  removeNamed: (title: string) => `Remove “${title}”`,
  checkToday: 'I looked at it today',
  checkTodayNamed: (title: string) => `I looked at it today: “${title}”`,
  retireNamed: (title: string) => `No longer recommend “${title}”`,
  retire: 'No longer recommend',
  retireReason: 'Why, in a few words for readers',
  retireHint: 'It moves to the list “Formerly here”, with this reason.',
  revive: 'Recommend again',
  reviveNamed: (title: string) => `Recommend “${title}” again`,
  formerly: 'Formerly here',
  addResource: 'Add a resource',
  addResourceTo: (title: string) => `Add a resource to “${title}”`,
  addSection: 'Add a section',
  addSectionUnder: (title: string) => `Add a section under “${title}”`,
  address: 'Address',
  addressHint: 'https://… or, on this site, such as /essays/tea-before-advice/ or /topics/listening/',
  resourceTitle: 'Title',
  resourceTitleHint: 'Empty for something of this site: it keeps its own.',
  annotation: 'Annotation',
  annotationHint: 'What it is, for whom, and why it is here. Emphasis and links as in Markdown.',
  lang: 'Language',
  langHint: 'A tag such as en or pt-BR, if it is not the site’s.',
  cost: 'Cost',
  costUnsaid: 'not said',
  format: 'Format',
  formatHint: 'Such as book, film, helpline, course.',
  recommendedBy: 'Recommended by',
  interest: 'Interest',
  interestHint: 'What ties whoever recommends it to it, if anything does.',
  checked: 'Last looked at by a person',
  archived: 'Archived copy',
  archivedHint: 'Where readers find what once stood there.',
  more: 'Language, cost, format and more',
  fetch: 'Look up its title and description',
  fetched: 'Found on the page; nothing is saved yet.',
  notFetched: 'The page could not be read. Fill in the fields yourself.',
  removeMenu: 'Remove this menu',
  removeMenuText: 'The menu, its resources and its history go. Other menus stay. This cannot be undone.',
  removeMenuButton: 'Remove the menu and its history',
  compare: 'Compare with now',
  restore: 'Go back to this version',
  restoreNamed: (version: number) => `Go back to version ${version}`,
  now: 'now',
  nobody: 'the file',
  was: 'Then',
  is: 'Now',
  same: 'Nothing differs.',
  by: 'Who',
  when: 'When',
  what: 'What',
  placeHelp:
    'Drag a resource, or a section by its title, to its place, or use Up and Down. The button keeps the focus, so press it again to go on.',
  change: (change: RecordedChange): string => {
    switch (change.kind) {
      case 'begin':
        return 'began the menu';
      case 'file':
        return 'took what the file says';
      case 'restore':
        return `went back to version ${change.version}`;
      case 'import':
        return `brought in ${change.resources} resources`;
      case 'describe':
        return 'changed title or description';
      case 'add-section':
        return `added the section “${change.title}”`;
      case 'edit-section':
        return `edited the section “${change.title}”`;
      case 'place-section':
        return `moved ${quoted(change.named, 'a section')}`;
      case 'move-out':
        return `moved ${quoted(change.named, 'something')} to the menu “${change.other.title}”`;
      case 'move-in':
        return `moved ${quoted(change.named, 'something')} here from the menu “${change.other.title}”`;
      case 'remove-section':
        return `removed ${quoted(change.named, 'a section')}`;
      case 'add-resource':
        return `added “${change.resource.title ?? 'something of this site'}”`;
      case 'edit-resource':
        return `edited ${quoted(change.named, 'something of this site')}`;
      case 'place-resource':
        return `moved ${quoted(change.named, 'a resource')}`;
      case 'remove-resource':
        return `removed ${quoted(change.named, 'a resource')}`;
      case 'retire':
        return `no longer recommends ${quoted(change.named, 'one')}: ${change.reason}`;
      case 'revive':
        return `recommends ${quoted(change.named, 'one')} again`;
      case 'check':
        return `looked at ${quoted(change.named, 'one')}`;
      case 'link-archive':
        return `linked an archived copy of ${quoted(change.named, 'one')}`;
      case 'take-addresses':
        return change.moves.length === 1
          ? `took the new address of ${quoted(change.moves[0]?.named, 'one')}`
          : `took the new addresses of ${change.moves.length} resources`;
    }
  },
};
