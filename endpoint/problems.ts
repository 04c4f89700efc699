import { problemTypes, type Problem } from '#shared/sync/protocol';

/** An answer that isn't a result: thrown by a route, sent as `application/problem+json`. */
export class HttpProblem extends Error {
  readonly body: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(body: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(body.title ?? body.type);
    this.name = 'HttpProblem';
    this.body = body;
    this.headers = headers;
  }
}

export function invalid(detail: string, status = 400): HttpProblem {
  return new HttpProblem({ type: problemTypes.invalid, title: 'The request is not valid', status, detail });
}

export function tooLarge(detail: string): HttpProblem {
  return new HttpProblem({ type: problemTypes.tooLarge, title: 'Too large', status: 413, detail });
}

/** What the laptop writes is older than what is still taken: it needs the newer app. */
export function upgradeRequired(detail: string): HttpProblem {
  return new HttpProblem({
    type: problemTypes.upgradeRequired,
    title: 'A newer version of Escale is needed',
    status: 426,
    detail,
  });
}

/** The tenant's attachments have no room for another one. */
export function quotaExceeded(bytes: number): HttpProblem {
  return new HttpProblem({
    type: problemTypes.quotaExceeded,
    title: 'No room for another attachment',
    status: 413,
    detail: `All attachments together may have ${bytes} bytes.`,
  });
}

/** The laptop's history isn't this server's, or lies too far back: it must start again from a snapshot. */
export function resyncRequired(detail: string, reason?: 'expired'): HttpProblem {
  return new HttpProblem({
    type: problemTypes.resyncRequired,
    title: 'Start again from a snapshot',
    status: 410,
    detail,
    ...(reason === undefined ? {} : { reason }),
  });
}

/**
 * The same for a missing, malformed, unknown and withdrawn token, so that nothing can be learnt from it.
 *
 * @param metadata where the way to a token is told (RFC 9728)
 */
export function unauthorized(metadata?: string): HttpProblem {
  return new HttpProblem(
    { type: problemTypes.unauthorized, title: 'A valid access token is needed', status: 401 },
    { 'www-authenticate': metadata === undefined ? 'Bearer' : `Bearer resource_metadata="${metadata}"` },
  );
}

/** The token is valid, and doesn't allow this. */
export function forbidden(detail: string): HttpProblem {
  return new HttpProblem({ type: problemTypes.forbidden, title: 'Not allowed', status: 403, detail });
}

/** The device is to be wiped, and nothing else is answered to it. */
export function deviceWiped(): HttpProblem {
  return new HttpProblem({
    type: problemTypes.deviceWiped,
    title: 'This device is to be emptied',
    status: 403,
    detail: 'GET /v1/devices/self says by whom and when it was ordered.',
  });
}

export function notFound(): HttpProblem {
  return new HttpProblem({ type: problemTypes.notFound, title: 'There is nothing here', status: 404 });
}

/** The laptop asks too often; whole seconds, for that is what the header can say. */
export function tooManyRequests(waitMs: number): HttpProblem {
  return new HttpProblem(
    { type: problemTypes.tooManyRequests, title: 'Too many requests', status: 429 },
    { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))) },
  );
}

/** Not now; nothing is wrong with the request. */
export function unavailable(): HttpProblem {
  return new HttpProblem(
    { type: problemTypes.unavailable, title: 'Not available at the moment', status: 503 },
    { 'retry-after': '5' },
  );
}
