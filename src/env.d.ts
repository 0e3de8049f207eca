declare namespace App {
  /** What the process tells every page about the request. */
  interface Locals {
    requestId: string;
    /** The reader's network address as far as TRUSTED_PROXIES lets us believe it; never logged. */
    clientAddress: string;
    /** Who asks, when they are signed in. */
    member?: import('./features/members/rules/member.ts').SessionMember | undefined;
    /** The page could not be made because the database is away. */
    databaseAway?: boolean;
    session?: import('./features/members/rules/member.ts').CurrentSession | undefined;
  }
}
