export * from './addresses.ts';
export * from './authors.ts';
export { sourceKind } from './columns.ts';
export * from './essays.ts';
export * from './menus.ts';
export * from './related.ts';
export * from './site.ts';
export * from './subjects.ts';
