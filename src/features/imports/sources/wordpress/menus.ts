import type { Arrival, ArrivedResource } from '../../rules/arrivals.ts';
import { soundParent } from '../parents.ts';
import { plain } from '../plain.ts';
import { whys } from '../words.ts';
import { type Item, termKey } from './item.ts';
import { remainder, type Telling } from './telling.ts';

/** An entry of a menu; one that stands in none, or was never saved, is left. */
export function resourceOf(item: Item, telling: Telling): Arrival {
  const menu = item.terms.find((term) => term.taxonomy === 'nav_menu');
  const { key, line } = item;
  const title = plain(item.title);
  if (!menu || item.status !== 'publish')
    return remainder(telling, { of: 'resources', key: `item ${key}`, title, why: whys.strayMenuItem, line });
  const target = targetOf(item, telling);
  const named = target.kind === 'nowhere' ? [item.meta.get('_menu_item_url') ?? ''] : [];
  const words = [item.content, item.excerpt, ...named.filter((address) => /^(mailto|tel):/i.test(address))];
  return {
    kind: 'resource',
    key,
    menuKey: termKey(menu),
    parentKey: soundParent(key, telling.survey.itemParents),
    position: item.menuOrder,
    title,
    annotation: [...new Set(words.map(plain))].filter((one) => one !== '').join(' '),
    target,
    line,
  };
}

type Target = ArrivedResource['target'];

function targetOf(item: Item, telling: Telling): Target {
  const { survey } = telling;
  const said = (name: string) => item.meta.get(`_menu_item_${name}`) ?? '';
  const [type, object, number] = [said('type'), said('object'), said('object_id')];
  const kind = survey.kinds.get(number);
  if (type === 'post_type' && (kind === 'essay' || kind === 'page')) return { kind, key: number };
  const topic = survey.termsByNumber.get(number);
  if (type === 'taxonomy' && topic) return { kind: 'topic', key: topic };
  return leadingOutside(said('url') || formerAddress(type, object, number), survey.address);
}

/** The address that WordPress itself would answer for what the export only names by its number. */
function formerAddress(type: string, object: string, number: string): string {
  if (type === 'post_type') return `/?${object === 'page' ? 'page_id' : 'p'}=${number}`;
  if (type === 'taxonomy') return object === 'category' ? `/?cat=${number}` : '';
  return type === 'post_type_archive' && object ? `/${object}/` : '';
}

/** An address in a menu, whole; what is none, or would run something, leads nowhere. */
export function leadingOutside(address: string, site: string): Target {
  const whole = address.startsWith('/') && !address.startsWith('//') ? site + address : address;
  const url = address === '' || address.startsWith('#') ? undefined : URL.parse(whole, site || undefined);
  return url && /^https?:$/.test(url.protocol) ? { kind: 'outside', url: url.href } : { kind: 'nowhere' };
}
