import type { Essay } from '../features/essays/queries/essay.ts';

/** What the page route hands to the API with each request. */
export interface ApiEnv {
  Bindings: {
    requestId: string;
    /** Who asks, and from where. */
    locals: App.Locals;
    /** Lets the answer be kept until one of the tags changes. */
    keep(tags: string[]): void;
    /** An essay's text as HTML, which only Astro can make. */
    renderEssay(essay: Essay): Promise<string>;
  };
}
