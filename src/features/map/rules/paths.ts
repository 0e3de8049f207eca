export const mapTopicPath = (topic: string) => `/map/?${new URLSearchParams({ topic })}`;
export const mapAroundPath = (slug: string) => `/map/?${new URLSearchParams({ essay: slug })}`;
