/** Names that campaigns and networks hang on to an address; what stands there is the same without them. */
const CAMPAIGN = /^(utm_\w+|fbclid|gclid|mc_[ce]id|ref)$/;

/** What all spellings of an address have in common, to tell whether two lead to the same thing. */
export function sameAddressKey(address: string): string {
  const url = /^https?:/i.test(address) ? URL.parse(address) : null;
  if (!url) return address.toLowerCase().replace(/\/$/, '');
  for (const name of [...url.searchParams.keys()]) if (CAMPAIGN.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  const host = url.host.replace(/^www\./, '');
  return host + url.pathname.replace(/\/$/, '') + (url.searchParams.size > 0 ? `?${url.searchParams}` : '');
}
