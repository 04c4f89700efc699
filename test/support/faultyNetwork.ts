import type { Transport, TransportRequest, TransportResponse } from '#shared/sync/ports';
import { problemTypes } from '#shared/sync/protocol';
import { refusal } from './memoryEndpoint';
import type { MemoryEndpoint } from './memoryEndpoint';
import type { SeededRandom } from './seededRandom';

export const networkFaults = [
  'lostRequest',
  'lostAnswer',
  'duplicate',
  'cutAnswer',
  'html',
  'empty',
  'serverError',
  'unavailable',
  'unauthorized',
] as const;
export type NetworkFault = (typeof networkFaults)[number];

/** A network in which each message waits until it is let through, and then fares well or badly. */
export interface FaultyNetwork {
  transport(person: string): Transport;
  /** Messages under way. */
  waiting(): number;
  /** Lets one of them go on. */
  step(): void;
  /** The endpoint's process ends and starts again: what is under way breaks, whether it was taken or not. */
  cut(): void;
  /** Requests that the endpoint took. */
  deliveries(): number;
  /** Delivers some old push once more, with nobody listening. */
  redeliver(): void;
  /** What was on its way for so long that it never comes any more. */
  forgetOld(): void;
  /** The probability of a fault per exchange. */
  setFaults(probability: number): void;
  readonly happened: Readonly<Record<NetworkFault, number>>;
}

export function createFaultyNetwork(endpoint: MemoryEndpoint, random: SeededRandom): FaultyNetwork {
  const gates: (() => void)[] = [];
  const pushes: { request: TransportRequest; person: string }[] = [];
  const happened = Object.fromEntries(networkFaults.map((fault) => [fault, 0])) as Record<
    NetworkFault,
    number
  >;
  let probability = 0;
  let life = 0;
  let deliveries = 0;

  async function turn(began: number): Promise<void> {
    await new Promise<void>((resolve) => gates.push(resolve));
    if (began !== life) throw new Error('connection reset');
  }

  async function exchange(request: TransportRequest, person: string): Promise<TransportResponse> {
    const began = life;
    await turn(began);
    const fault = random.chance(probability) ? random.pick(networkFaults) : undefined;
    if (fault) happened[fault] += 1;
    if (fault === 'lostRequest') throw new Error('no connection');
    if (fault === 'serverError') return { status: 502, header: () => null, text: '<html>Bad gateway</html>' };
    if (fault === 'unavailable') return refusal(503, problemTypes.unavailable, { 'retry-after': '2' });
    if (fault === 'unauthorized') return refusal(401, problemTypes.unauthorized);
    if (fault === 'html')
      return { status: 200, header: () => null, text: '<html>Log in to the hotel</html>' };
    if (request.method === 'POST') pushes.push({ request, person });
    deliveries += 1;
    let answer = endpoint.handle(request, person);
    if (fault === 'duplicate') answer = endpoint.handle(request, person);
    await turn(began);
    if (fault === 'lostAnswer') throw new Error('connection reset');
    if (fault === 'empty') return { ...answer, text: '' };
    if (fault === 'cutAnswer')
      return { ...answer, text: answer.text.slice(0, random.below(answer.text.length)) };
    return answer;
  }

  return {
    transport: (person) => ({ request: (request) => exchange(request, person) }),
    waiting: () => gates.length,
    cut: () => {
      life += 1;
    },
    deliveries: () => deliveries,
    step: () => gates.splice(random.below(gates.length), 1)[0]?.(),
    redeliver: () => {
      const old = random.pick(pushes);
      if (old) endpoint.handle(old.request, old.person);
    },
    forgetOld: () => {
      pushes.length = 0;
    },
    setFaults: (wanted) => {
      probability = wanted;
    },
    happened,
  };
}
