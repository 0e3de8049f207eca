/** A browser without JavaScript and without a screen: it keeps its cookies and posts forms. */
export class Visitor {
  cookies = new Map<string, string>();
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...Object.fromEntries(new Headers(init.headers)), ...(cookie ? { cookie } : {}) };
    const answer = await fetch(this.origin + path, { redirect: 'manual', ...init, headers });
    for (const given of answer.headers.getSetCookie()) this.keep(given);
    return answer;
  }

  private keep(given: string) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  /** Posts a form to the page it stands on. */
  post(path: string, form: string, fields: Record<string, string> = {}): Promise<Response> {
    const body = new URLSearchParams({ form, ...fields });
    return this.ask(path, { method: 'POST', body, headers: { Origin: this.origin } });
  }

  async read(path: string): Promise<string> {
    return (await this.ask(path)).text();
  }
}
