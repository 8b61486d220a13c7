/** What these tests use of the library, which has no types of its own. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  interface Account {
    readonly accountId: string;
    claims(): Promise<object>;
  }

  /** An OpenID provider, with pages for development on which anybody logs in as anybody. */
  class Provider {
    constructor(
      issuer: string,
      configuration: {
        readonly findAccount: (context: unknown, id: string) => Account;
        readonly [setting: string]: unknown;
      },
    );
    callback(): RequestListener;
  }

  export { Provider as default };
}
