import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problemTypes, type Problem } from '#shared/sync/protocol';
import { sqlState } from './database';
import { HttpProblem, invalid, tooLarge, unavailable } from './problems';

/** SQLSTATE classes that pass: no connection, rolled back, no resources, lock, an operator's intervention. */
const passingStates = /^(?:08|40|53|55|57)/;
const connectionErrors = /^(?:ECONN|ETIMEDOUT|ENOTFOUND|EAI_|EPIPE|EHOSTUNREACH)/;
/** What the driver says, without a code, of connections that broke or couldn't be had in time. */
const connectionMessages = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has)/;

/** Answers any error as a problem; only what is nobody's fault but ours is a 500, and is logged. */
export function answerFailure(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = problemOf(error);
  if (problem === undefined || (problem.body.status === 503 && !(error instanceof HttpProblem)))
    logFailure(request.log, error);
  const { body, headers } = problem ?? internal();
  return sendProblem(reply, body, headers);
}

export function sendProblem(
  reply: FastifyReply,
  body: Problem,
  headers: Readonly<Record<string, string>> = {},
): FastifyReply {
  return reply
    .code(body.status)
    .headers(headers)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(body));
}

function problemOf(error: FastifyError | Error): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (isOutage(error)) return unavailable();
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === undefined || status < 400 || status > 499) return undefined;
  return status === 413 ? tooLarge(error.message) : invalid(error.message, status);
}

/** Whether the database couldn't be reached or couldn't serve just now. */
function isOutage(error: Error): boolean {
  const state = sqlState(error);
  if (state !== undefined) return passingStates.test(state);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return connectionErrors.test(code) || connectionMessages.test(error.message);
}

function internal(): HttpProblem {
  return new HttpProblem({
    type: 'about:blank',
    title: 'The server failed; nothing was lost',
    status: 500,
  });
}

/** Messages of a database can quote what people wrote, so only the error's kind and its frames are logged. */
function logFailure(log: FastifyBaseLogger, error: Error): void {
  const code = 'code' in error ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  log.error({ failure: error.name, code, problemType: problemTypes.unavailable, frames }, 'request failed');
}
