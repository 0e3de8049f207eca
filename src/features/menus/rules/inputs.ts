import { z } from 'zod';
import { day, languageTag, line, slug } from '../../../fields.ts';
import { COSTS, type MenuFileResource, safeUrl } from './file.ts';
import { type LeadsTo, leadsTo } from './rows.ts';

export const optional = <Field extends z.ZodType>(field: Field) =>
  z.preprocess((given) => (given === '' ? undefined : given), field.optional());

/** Ids and versions that every form of a menu carries along. */
export const since = z.coerce.number().int().positive();
export const itemId = z.uuid();

/** A section's form, or the menu's own. */
export const sectionInput = z.object({
  since,
  title: line(200),
  description: z.string().trim().max(600, 'must be at most 600 characters').default(''),
});

const INSIDE = { essays: 'essay', topics: 'topic', series: 'series' } as const;

/** Where an address leads: out, or to an essay, topic, series or page of this site by its path; undefined for nonsense. */
export function readAddress(address: string): LeadsTo | undefined {
  const [, area, rest] = /^\/(?:(essays|topics|series)\/)?([a-z0-9-]+)\/?$/.exec(address) ?? [];
  if (!rest) return safeUrl.safeParse(address).success ? { kind: 'url', to: address } : undefined;
  const kind = area ? INSIDE[area as keyof typeof INSIDE] : 'page';
  return slug.safeParse(rest).success ? { kind, to: rest } : undefined;
}

/** An address that a resource can lead to. */
export const targetAddress = line(2000).refine(
  (address) => readAddress(address) !== undefined,
  'must be an address such as https://example.org/ or, on this site, /essays/tea-before-advice/',
);

/** A resource's form: one field for its address, whatever it leads to. */
export const resourceInput = z
  .object({
    since,
    address: targetAddress,
    title: z.string().trim().max(200, 'must be at most 200 characters').default(''),
    annotation: z.string().trim().max(2000, 'must be at most 2000 characters').default(''),
    lang: optional(languageTag),
    cost: optional(z.enum(COSTS)),
    format: optional(z.string().trim().max(40, 'must be at most 40 characters')),
    recommendedBy: optional(z.string().trim().max(120, 'must be at most 120 characters')),
    interest: optional(z.string().trim().max(400, 'must be at most 400 characters')),
    checked: optional(day),
    archived: optional(z.url({ protocol: /^https?$/, error: 'must be an http or https address' })),
  })
  .transform(({ since: version, address, title, ...rest }, context) => {
    const target = readAddress(address);
    if (target?.kind === 'url' && !title)
      context.addIssue({ code: 'custom', path: ['title'], message: 'must say what stands there' });
    return {
      since: version,
      resource: {
        ...rest,
        ...(target && { [target.kind]: target.to }),
        title: title || undefined,
      } as MenuFileResource,
    };
  });

/** A resource's address as its form shows it. */
export function addressOf(resource: MenuFileResource): string {
  const { kind, to } = leadsTo(resource);
  if (kind === 'url') return to;
  const [area] = Object.entries(INSIDE).find(([, name]) => name === kind) ?? [];
  return area ? `/${area}/${to}/` : `/${to}/`;
}
