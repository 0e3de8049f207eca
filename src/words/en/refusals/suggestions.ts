/** Refusals of suggestions for resource menus. */
export const suggestions = {
  thereAlready: (way: string) => `This is in the menu already, under “${way}”.`,
  suggestedAlready: 'You have suggested this for the menu already. You find it under “Your suggestions”.',
  answeredMeanwhile: 'Somebody answered this suggestion meanwhile, or it was taken back.',
};
