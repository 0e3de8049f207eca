import type { ImageMetadata } from 'astro';

const files = import.meta.glob<ImageMetadata>('#content/figures/*.{svg,png,jpg,jpeg,webp,avif,gif}', {
  eager: true,
  import: 'default',
});

const figures = new Map(Object.entries(files).map(([path, image]) => [path.replace(/^.*\//, ''), image]));

/** A picture of `content/figures/` under its hashed address, with its size. */
export function findFigure(name: string): ImageMetadata | undefined {
  return figures.get(name);
}
