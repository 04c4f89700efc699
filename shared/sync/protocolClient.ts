import { z } from 'zod';
import { ownShapes, recordInShape } from '../domain/shapes';
import type { Shapes } from '../domain/shapes';
import type { Answer, Fault } from './fault';
import type { Transport, TransportRequest, TransportResponse } from './ports';
import * as wire from './protocol';

/** The endpoint's answers, validated, its records in this app's shapes, its refusals as faults; never rejects. */
export interface ProtocolClient {
  capabilities(): Promise<Answer<wire.Capabilities>>;
  changes(cursor: string, limit: number, seen: string | null): Promise<Answer<wire.ChangesResponse>>;
  /** @param of everything that the person sees when nothing is named */
  snapshot(
    after: string | null,
    limit: number,
    seen: string | null,
    of?: SnapshotPart,
  ): Promise<Answer<wire.SnapshotResponse>>;
  digest(): Promise<Answer<wire.DigestResponse>>;
  push(request: wire.PushRequest): Promise<Answer<wire.PushResponse>>;
}

/** A part of the records. With `bucket` the deleted ones are told, too. */
export interface SnapshotPart {
  readonly scope?: string;
  readonly bucket?: string;
}

export function createProtocolClient(transport: Transport, shapes: Shapes = ownShapes): ProtocolClient {
  const { changesPage, snapshotPage, pushAnswer } = answersIn(shapes);
  async function ask<T>(schema: z.ZodType<T>, request: TransportRequest): Promise<Answer<T>> {
    try {
      return answerOf(schema, await transport.request(request), request.body?.length ?? 0);
    } catch (error) {
      return { ok: false, fault: { kind: 'unreachable', detail: String(error) } };
    }
  }
  return {
    capabilities: () => ask(wire.capabilities, { method: 'GET', path: '/v1/capabilities' }),
    changes: (cursor, limit, seen) =>
      ask(changesPage, {
        method: 'GET',
        path: `/v1/changes?cursor=${encodeURIComponent(cursor)}&limit=${limit}${given('seen', seen)}`,
      }),
    snapshot: (after, limit, seen, { scope, bucket } = {}) =>
      ask(snapshotPage, {
        method: 'GET',
        path: `/v1/snapshot?limit=${limit}${given('scope', scope)}${given('bucket', bucket)}${given('after', after)}${given('seen', seen)}`,
      }),
    digest: () => ask(wire.digestResponse, { method: 'GET', path: '/v1/digest' }),
    push: (request) => ask(pushAnswer, { method: 'POST', path: '/v1/push', body: JSON.stringify(request) }),
  };
}

function given(name: string, value: string | null | undefined): string {
  return value === null || value === undefined ? '' : `&${name}=${encodeURIComponent(value)}`;
}

/** The fields of a record come out of JSON.parse: looking whether each of them is JSON would cost more than storing it. */
const receivedFields = z.custom<wire.WireRecord['data']>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const anyRecord = wire.wireRecord.extend({ data: receivedFields });

function answersIn(shapes: Shapes) {
  const receivedRecord = anyRecord.transform((record) => recordInShape(record, shapes));
  const receivedOperation = wire.pushResult.shape.ops.element.extend({
    current: receivedRecord.nullable().optional(),
  });
  return {
    changesPage: wire.changesResponse.extend({
      changes: z.array(z.union([receivedRecord, wire.control])),
    }),
    snapshotPage: wire.snapshotResponse.extend({ records: z.array(receivedRecord) }),
    pushAnswer: wire.pushResponse.extend({
      results: z.array(wire.pushResult.extend({ ops: z.array(receivedOperation) })),
    }),
  };
}

function answerOf<T>(schema: z.ZodType<T>, response: TransportResponse, sent: number): Answer<T> {
  if (response.status !== 200) return { ok: false, fault: faultOf(response) };
  const json = parsed(response.text);
  const body = schema.safeParse(json);
  if (body.success) return { ok: true, value: body.data, bytes: response.text.length + sent };
  const detail = json === undefined ? beginning(response.text) : z.prettifyError(body.error).slice(0, 300);
  return { ok: false, fault: { kind: 'garbled', detail } };
}

/**
 * Statuses that make this laptop give something up (a refusal, a resync) count only with the endpoint's own
 * problem document: a proxy's page must not put anybody's work aside.
 */
function faultOf(response: TransportResponse): Fault {
  const told = wire.problem.safeParse(parsed(response.text));
  const own = told.success ? told.data : null;
  const { status } = response;
  if (status === 401) return { kind: 'unauthorized' };
  if (status === 403 && own?.type === wire.problemTypes.deviceWiped) return { kind: 'deviceWiped' };
  if (status === 403) return { kind: 'forbidden', detail: own?.detail ?? own?.title ?? '' };
  if (status === 413)
    return { kind: 'tooLarge', problem: own ?? { type: wire.problemTypes.tooLarge, status } };
  if (status === 426 && own?.type === wire.problemTypes.upgradeRequired)
    return { kind: 'upgradeRequired', detail: own.detail ?? own.title ?? '' };
  if (status === 410 && own?.type === wire.problemTypes.resyncRequired)
    return { kind: 'resyncRequired', ...(own['reason'] === 'expired' ? { expired: true } : {}) };
  if (status === 429 || status >= 500)
    return { kind: 'unavailable', status, retryAfterMs: retryAfter(response) };
  if ((status === 400 || status === 422) && own) return { kind: 'refused', problem: own };
  return { kind: 'garbled', detail: `${status} ${beginning(response.text)}` };
}

function retryAfter(response: TransportResponse): number | null {
  const seconds = Number(response.header('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

/** `undefined` when it isn't JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function beginning(text: string): string {
  return text === '' ? 'empty body' : text.slice(0, 100);
}
