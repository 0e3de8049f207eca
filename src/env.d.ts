declare namespace App {
  /** What the process tells every page about the request. */
  interface Locals {
    requestId: string;
    /** The reader's network address as far as TRUSTED_PROXIES lets us believe it; never logged. */
    clientAddress: string;
  }
}
