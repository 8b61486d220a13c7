import { expect, it } from 'vitest';
import { isTlsFailure } from '../../../../electron/adapters/node/tls-failure.ts';

it('tells a certificate that does not hold from a network that does not', () => {
  for (const code of [
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ]) {
    expect(isTlsFailure(code), code).toBe(true);
  }
  for (const code of ['ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND', 'EPROTO', '']) {
    expect(isTlsFailure(code), code).toBe(false);
  }
});
