import { HtmlValidate } from 'html-validate';

/** What the compiler prints between tags and in what case a doctype stands is nobody's concern. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
  },
});

/** What html-validate says of all HTML pages of a crawl, one line each. */
export async function complaintsOf(pages: Map<string, { type: string; body: string }>) {
  const complaints: string[] = [];
  for (const [path, page] of pages) {
    if (!page.type.startsWith('text/html')) continue;
    const { results } = await validator.validateString(page.body);
    for (const { messages } of results)
      for (const { line, column, ruleId, message } of messages)
        complaints.push(`${path}:${line}:${column} ${ruleId} ${message}`);
  }
  return complaints;
}
