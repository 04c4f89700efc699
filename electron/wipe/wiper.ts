import type { WipeNotice } from '#shared/bridge/account';
import type { Shell } from '#shared/bridge/contract';
import type { WipeOrder } from '#shared/sync/wipe';
import { firstAccount } from '../accounts/accountPlaces';
import type { AccountPlaces } from '../accounts/accountPlaces';
import type { Account, AccountList } from '../accounts/accountList';
import type { Workplace } from '../accounts/workplace';
import type { KeptGrant } from '../vault';
import { destroyFiles } from './destroyFiles';
import { orderFor } from './orderFor';
import type { ReadAnswer } from './orderFor';
import type { KeptWipe, WipeFile } from './wipeFile';

export interface WiperParts {
  readonly kept: WipeFile;
  readonly accounts: AccountList;
  readonly places: (key: string) => AccountPlaces;
  /** The one that is open. */
  readonly workplace: () => Workplace;
  readonly prepare: (account: Account) => Promise<Workplace>;
  /** Takes the page away, whatever is on it. */
  readonly leave: () => Promise<void>;
  /** Ends what is still working in the account's folders. */
  readonly still: () => Promise<void>;
  /** Tells the provider that what it granted is over; what comes of it holds nothing up. */
  readonly signedOut: (grant: KeptGrant) => void;
  readonly install: (next: Workplace) => Promise<void>;
  /** Loads the page anew. */
  readonly arrive: () => void;
  /** Removes what can't be told apart by account: crash files, and the pages' storage where no other account is here. */
  readonly sweep: (wiped: string) => Promise<void>;
  /** Asks the endpoint about this device; null when there was no answer. */
  readonly ask: (device: string) => Promise<ReadAnswer | null>;
  /** Confirms a wipe; null when there was no answer. */
  readonly tell: (wipe: KeptWipe) => Promise<ReadAnswer | null>;
  readonly after: (ms: number, callback: () => void) => void;
  readonly changed: () => void;
  readonly warn: (message: string, error: unknown) => void;
}

const firstRetryMs = 5_000;
const mostRetryMs = 15 * 60_000;

/**
 * Destroys the desk of the account that is open when its endpoint orders it (docs/sync.md, S141 to S144). What is to be
 * done is on the disk before anything is destroyed, and each step can be done twice: a kill holds nothing up.
 */
export function createWiper(parts: WiperParts) {
  const { kept, accounts, changed, warn } = parts;
  /** An order that waits until everything is sent, with the device it is for. */
  let sending: { readonly order: WipeOrder; readonly device: string } | null = null;
  let asking = false;
  let working = false;
  let retryMs = firstRetryMs;

  const begun = (): KeptWipe | undefined => kept.all().find(({ stage }) => stage !== 'done');
  const notice = (): WipeNotice | null => {
    const shown = begun() ?? kept.all().find(({ dismissed }) => !dismissed);
    if (shown !== undefined) {
      const { database, by, at, person, company, unsent, told } = shown;
      const stage = shown.stage === 'done' ? 'done' : 'emptying';
      return { stage, database, by, at, person, company, unsent, told: told === 'heard' };
    }
    const { owner } = accounts.current();
    if (sending === null || owner === null) return null;
    const { by, at } = sending.order;
    const { database } = parts.workplace();
    const [person, company] = [owner.person.name, owner.tenant.name];
    return { stage: 'sending', database, by, at, person, company, unsent: null, told: false };
  };

  /** @param sent the page says that nothing is left to be sent */
  const consider = async (device: string, sent: boolean): Promise<void> => {
    if (asking || working || begun() !== undefined) return;
    asking = true;
    try {
      const account = accounts.current();
      const answer = await parts.ask(device);
      // Somebody else's desk may have been opened meanwhile.
      if (answer === null || accounts.current().key !== account.key || account.closed) return;
      const order = orderFor(answer, device, account.owner);
      const before = sending;
      sending = order?.afterSending === true && !sent ? { order, device } : null;
      if (order !== null && sending === null) await begin(account, order, device);
      else if (before?.order.order !== sending?.order.order) changed();
    } catch (error) {
      warn('an order to wipe this desk could not be followed', error);
    } finally {
      asking = false;
    }
  };

  const begin = async ({ key, owner }: Account, order: WipeOrder, device: string): Promise<void> => {
    if (owner === null) return;
    warn('this desk is wiped by order of its endpoint', null);
    await kept.put({
      account: key,
      database: parts.workplace().database,
      endpoint: owner.endpoint,
      device,
      order: order.order,
      receipt: order.receipt,
      by: order.by,
      at: order.at,
      person: owner.person.name,
      company: owner.tenant.name,
      stage: 'files',
      unsent: null,
      told: 'no',
      dismissed: false,
    });
    await parts.leave();
    await goOn();
    parts.arrive();
  };

  /** The shell's part; the page does the rest when it is loaded. */
  const goOn = async (): Promise<void> => {
    const wipe = begun();
    if (wipe === undefined || wipe.stage !== 'files') return;
    await parts.still();
    const { database, vault, journal } = parts.workplace();
    // Another's desk may have been opened in this moment: it is none of this order's.
    if (database === wipe.database) {
      const grant = await vault.grant();
      await vault.clear();
      if (grant !== null) parts.signedOut(grant);
      await journal.close();
    }
    await destroyFiles(parts.places(wipe.account), wipe.account === firstAccount);
    await kept.put({ ...wipe, stage: 'database' });
  };

  const finish = async (): Promise<void> => {
    const wipe = begun();
    if (wipe === undefined || wipe.stage !== 'database' || working) return;
    working = true;
    try {
      await accounts.remove(wipe.account);
      await parts.install(await parts.prepare(accounts.current()));
      await parts.sweep(wipe.account);
      await kept.put({ ...wipe, stage: 'done' });
    } finally {
      working = false;
    }
    changed();
    tellAll();
  };

  /** Tells the endpoint of what was done, again and again until it has heard. */
  const confirm = async (): Promise<void> => {
    for (const wipe of kept.all().filter(({ stage, told }) => stage === 'done' && told === 'no')) {
      const answer = await parts.tell(wipe).catch(() => null);
      const told = answer === null ? 'no' : hears(answer);
      const now = kept.all().find(({ order }) => order === wipe.order) ?? wipe;
      if (told !== 'no') await kept.put({ ...now, told });
    }
    changed();
    if (!kept.all().some(({ stage, told }) => stage === 'done' && told === 'no')) return;
    parts.after(retryMs, tellAll);
    retryMs = Math.min(mostRetryMs, retryMs * 2);
  };

  const tellAll = (): void => {
    confirm().catch((error: unknown) => warn('a wipe was not told', error));
  };

  return {
    notice,
    /** An answer said that this device is to be wiped: that is no reason yet but to ask. */
    heard: (device: string) => consider(device, false),
    /** The addresses that wait to be told. */
    endpoints: () => kept.all().flatMap(({ endpoint, told }) => (told === 'no' ? [endpoint] : [])),
    /** At the start, before a page is there: goes on with what a kill has cut. */
    resume: async () => {
      await goOn();
      tellAll();
    },
    handlers: {
      allSent: async () => {
        if (sending !== null) await consider(sending.device, true);
      },
      wipeCounted: async (unsent) => {
        const wipe = begun();
        if (wipe !== undefined) await kept.put({ ...wipe, unsent });
      },
      wipeGone: finish,
      dismissWipe: async () => {
        const shown = kept.all().filter(({ stage, dismissed }) => stage === 'done' && !dismissed);
        if (shown.length === 0 || begun() !== undefined) return;
        for (const wipe of shown) await kept.put({ ...wipe, dismissed: true });
        changed();
        parts.arrive();
      },
    } satisfies Partial<Shell['account']>,
  };
}

/** Only the endpoint's own words end the telling: another order stands, or none. */
function hears({ status, contentType, text }: ReadAnswer): KeptWipe['told'] {
  if (status === 200 && contentType.startsWith('application/json')) return 'heard';
  const own = contentType.startsWith('application/problem+json') && text.includes('"urn:escale:problem:');
  return (status === 401 || status === 403) && own ? 'refused' : 'no';
}
