export const menus = {
  title: 'Resources',
  text: 'Places, people and readings, chosen and described by those who know them.',
  all: (title: string) => `All of ${title}`,
  none: 'There are no resource menus yet.',
  count: (count: number) => `${count} ${count === 1 ? 'link' : 'links'}`,
  outside: 'another site',
  costs: { free: 'free', paid: 'costs money', mixed: 'partly free' } as Record<string, string>,
  inLanguage: (language: string) => `in ${language}`,
  recommendedBy: (name: string) => `recommended by ${name}`,
  checked: (date: string) => `looked at on ${date}`,
  sections: 'Sections',
};

export const crisis = {
  checked: (date: string) => `These lines were last checked on ${date}.`,
  more: 'More places to turn to',
  phone: 'Call',
  text: 'text',
  everywhere: 'Everywhere',
};
