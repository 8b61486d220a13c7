/** A certificate that does not hold, in the codes of Node and OpenSSL (Node's manual: tls, "X509 certificate error codes"). */
const CERTIFICATE =
  /^(CERT|ERR_TLS_CERT|UNABLE_TO|ERROR_IN_CERT|CRL|INVALID|PATH_LENGTH|HOSTNAME)_|SELF_SIGNED_CERT/;
/** What answers speaks no TLS: somebody stands in between, or the port is a plain one. */
const NO_TLS = 'ERR_SSL_WRONG_VERSION_NUMBER';

/** Whether an error's code says that the way to the server could not be protected. */
export const isTlsFailure = (code: string): boolean => CERTIFICATE.test(code) || code === NO_TLS;
