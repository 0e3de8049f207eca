/** Refusals of topics and series. */
export const subjects = {
  underItself: 'A topic cannot stand under itself or what stands under it.',
  sameTopic: 'Choose another topic than this one.',
  topicNeeded:
    'Essays, resources or narrower topics still stand under it. Merge it into another topic instead.',
  topicGone: 'This topic is not there.',
  parentGone: 'This topic is not there any more.',
  topicAddressTaken: 'There is a topic at this address already.',
  seriesInMenu: 'A resource menu leads to this series: take it out there first.',
  seriesGone: 'This series is not there.',
  seriesAddressTaken: 'There is a series at this address already.',
};
