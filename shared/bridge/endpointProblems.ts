/** What the shell finds wrong before or instead of an endpoint's answer comes as `application/problem+json` of these types. */
export const endpointProblemTypes = {
  /** 503: no endpoint is set. */
  noEndpoint: 'urn:escale:problem:no-endpoint',
  /** 503: the person went offline on purpose. */
  offline: 'urn:escale:problem:offline',
  /** 401: there is no token for this endpoint. */
  noToken: 'urn:escale:problem:no-token',
  /** 502: no connection, or it broke; `detail` holds the system's name for it, such as ERR_CONNECTION_REFUSED. */
  network: 'urn:escale:problem:network',
  /** 504: no answer, or no further byte of it, in time. */
  timeout: 'urn:escale:problem:timeout',
  /** 502: the endpoint's certificate isn't trusted; `detail` says why, such as ERR_CERT_DATE_INVALID. */
  tls: 'urn:escale:problem:tls',
  /** 502: the answer points elsewhere; the token isn't carried there. */
  redirect: 'urn:escale:problem:redirect',
  /** 405: not a GET, HEAD or POST. */
  method: 'urn:escale:problem:method',
  /** 404: not an address below /v1/. */
  path: 'urn:escale:problem:path',
  /** 403: asked by a page that isn't the desk. */
  foreignPage: 'urn:escale:problem:foreign-page',
  /** 413: the request is larger than any that the contract knows. */
  requestTooLarge: 'urn:escale:problem:request-too-large',
} as const;
