import { plain } from '../plain.ts';
import { table } from '../table.ts';
import { whys } from '../words.ts';
import type { Item } from './item.ts';
import { type Element, textOf } from './xml.ts';

/** Kinds of items that WordPress or a plugin keeps for itself, with the reason that a report gives for each. */
const FURNITURE = table<string>({
  revision: whys.revision,
  wp_block: whys.reusableBlock,
  wp_template: whys.theme,
  wp_template_part: whys.theme,
  wp_global_styles: whys.theme,
  wp_font_family: whys.theme,
  wp_font_face: whys.theme,
  custom_css: whys.theme,
  customize_changeset: whys.theme,
  oembed_cache: whys.cache,
  user_request: whys.privacyRequest,
  feedback: whys.formAnswer,
  flamingo_inbound: whys.formAnswer,
  wpcf7_contact_form: whys.form,
  wpforms: whys.form,
  'mc4wp-form': whys.form,
  forum: whys.forum,
  topic: whys.forum,
  reply: whys.forum,
  product: whys.shop,
  product_variation: whys.shop,
  shop_order: whys.shop,
  shop_order_refund: whys.shop,
  shop_coupon: whys.shop,
  'acf-field': whys.plugin,
  'acf-field-group': whys.plugin,
  'acf-post-type': whys.plugin,
  'acf-taxonomy': whys.plugin,
  elementor_library: whys.plugin,
  et_pb_layout: whys.plugin,
  'scheduled-action': whys.plugin,
});

/** Why an item has no place here; undefined for what a person moving house would look for. */
export function whyLeft(item: Item): string | undefined {
  const kept = FURNITURE.get(item.type);
  if (kept) return kept;
  if (item.status === 'trash') return whys.trash;
  if (item.status === 'auto-draft' && isEmpty(item)) return whys.emptyDraft;
  if (!OWN.has(item.type) && plain(item.content) === '') return whys.customWithoutText(item.type);
  return undefined;
}

/** The kinds that come over as what they were: WordPress' own, and authors. Every other one is a theme's or a plugin's. */
const OWN = new Set(['post', 'page', 'attachment', 'nav_menu_item', 'wp_navigation', 'guest-author']);

export const isCustom = (item: Item): boolean => !OWN.has(item.type);

const isEmpty = (item: Item) => item.title === '' && plain(item.content) === '';

/** What an item becomes; texts of kinds that only that site had become essays, which an author looks through. */
export function documentKind(item: Item): 'essay' | 'page' | 'media' | 'rest' {
  if (whyLeft(item) || ['nav_menu_item', 'wp_navigation', 'guest-author'].includes(item.type)) return 'rest';
  if (item.type === 'attachment') return 'media';
  return item.type === 'page' && !isAnswered(item) ? 'page' : 'essay';
}

/** Pages have no comments here: one that readers had answered comes as an essay, so that nothing of theirs is lost. */
export const isAnswered = (item: Item): boolean =>
  item.comments.some((comment) => isComment(comment) && !UNSEEN.has(textOf(comment, 'wp:comment_approved')));

const UNSEEN = new Set(['spam', 'trash', 'post-trashed']);
const isComment = (comment: Element) => ['', 'comment'].includes(textOf(comment, 'wp:comment_type'));
