import type { AccountState, DeskOwner, EntryResult, WipeNotice } from '#shared/bridge/account';
import type { Shell } from '#shared/bridge/contract';
import type { Provider } from '../signIn/provider';
import { SignInError } from '../signIn/signInError';
import type { SignedIn } from '../signIn/signIn';
import type { KeptGrant } from '../vault';
import { isSameOwner } from './accountList';
import type { Account, AccountList } from './accountList';
import type { Workplace } from './workplace';

export interface EntranceParts {
  readonly accounts: AccountList;
  /** The one that is open. */
  readonly workplace: () => Workplace;
  /** Opens the files of another account, without showing it. */
  readonly prepare: (account: Account) => Promise<Workplace>;
  /** Takes the page away, what is typed written first. */
  readonly leave: () => Promise<void>;
  /** Puts a workplace in the place of the open one; the page must be away. */
  readonly install: (next: Workplace) => Promise<void>;
  /** Loads the page anew. */
  readonly arrive: () => void;
  readonly signIn: (request: SignInRequest) => Promise<SignedIn>;
  readonly whoIs: (endpoint: string, token: string) => Promise<DeskOwner>;
  readonly findProvider: (grant: KeptGrant) => Promise<Provider>;
  /** What is known of an order to wipe. */
  readonly wipe: () => WipeNotice | null;
  readonly changed: (state: AccountState) => void;
  readonly warn: (message: string, error: unknown) => void;
}

interface SignInRequest {
  readonly endpoint: string;
  readonly anew: boolean;
  readonly signal: AbortSignal;
  readonly waiting: (address: string | null) => void;
}

/** What belongs to the wipe, and not to the door. */
type Wiping = Pick<Shell['account'], 'allSent' | 'wipeCounted' | 'wipeGone' | 'dismissWipe'>;

/** Somebody whom the endpoint knows, with what keeps them known. */
type Entrant = { readonly owner: DeskOwner } & (
  { readonly kind: 'grant'; readonly grant: KeptGrant } | { readonly kind: 'token'; readonly token: string }
);

/** The desk's door: who comes in, whose desk opens, and how one leaves. */
export function createEntrance(parts: EntranceParts) {
  const { accounts, workplace, warn } = parts;
  let waiting: AccountState['waiting'] = null;
  let grantOutlives = false;
  let underWay: AbortController | null = null;
  let other: Entrant | null = null;

  const state = async (): Promise<AccountState> => {
    const { owner, closed } = accounts.current();
    const { database, vault } = workplace();
    const credential = await vault.credential();
    return { database, open: !closed, owner, credential, waiting, grantOutlives, wipe: parts.wipe() };
  };
  const tell = async (): Promise<void> => parts.changed(await state());

  /** Takes a person in: into this desk where it is theirs or nobody's yet. */
  const admit = async (entrant: Entrant): Promise<EntryResult> => {
    await leaveOther();
    const here = accounts.current();
    if (here.owner !== null && !isSameOwner(here.owner, entrant.owner)) {
      other = entrant;
      if (here.closed) return openOther();
      const { person, tenant } = entrant.owner;
      return { status: 'other', person: person.name, company: tenant.name };
    }
    await keepIn(workplace(), entrant);
    await accounts.open(here.key, entrant.owner);
    grantOutlives = false;
    if (here.closed) parts.arrive();
    await tell();
    return { status: 'entered' };
  };

  /** Opens the desk of who is waiting. All that can fail comes before the page goes away. */
  const openOther = async (): Promise<EntryResult> => {
    const entrant = other;
    if (entrant === null) return { status: 'failed', reason: 'cancelled', detail: '' };
    const left = workplace();
    const account = accounts.accountOf(entrant.owner);
    const next = await parts.prepare(account);
    await keepIn(next, entrant, left.settings.current());
    await accounts.open(account.key, entrant.owner);
    other = null;
    grantOutlives = false;
    await parts.leave();
    try {
      await parts.install(next);
      const grant = await take(left);
      if (grant !== null) void revoke(grant);
    } finally {
      parts.arrive();
    }
    return { status: 'entered' };
  };

  const leaveOther = async (): Promise<void> => {
    const entrant = other;
    other = null;
    if (entrant?.kind === 'grant') await revoke(entrant.grant);
  };

  /** Takes what proves a person out of a vault; answers the grant that the provider should be told of. */
  const take = async ({ vault }: Workplace): Promise<KeptGrant | null> => {
    const grant = await vault.grant();
    await vault.clear();
    return grant;
  };
  const revoke = async (grant: KeptGrant): Promise<boolean> => {
    const token = grant.refresh ?? grant.access;
    if (token === null) return true;
    try {
      return await (await parts.findProvider(grant)).revoke(token);
    } catch (error) {
      warn('the provider was not told of a sign-out', error);
      return false;
    }
  };

  const attempt = async (work: () => Promise<EntryResult>): Promise<EntryResult> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof SignInError) {
        const { reason, detail } = error;
        if (reason !== 'cancelled') warn(`no entry: ${reason}`, null);
        return { status: 'failed', reason, detail };
      }
      warn('a sign-in could not be kept', error);
      return { status: 'failed', reason: 'notKept', detail: error instanceof Error ? error.message : '' };
    }
  };

  return {
    state,
    claim: async (binding) => {
      const { key, owner, closed } = accounts.current();
      const { endpoint } = workplace().settings.current();
      if (owner !== null || closed || endpoint === '') return;
      await accounts.open(key, { endpoint, ...binding });
      await tell();
    },
    signIn: ({ endpoint, anew }) => {
      underWay?.abort();
      const mine = new AbortController();
      underWay = mine;
      return attempt(async () => {
        const signedIn = await parts.signIn({
          endpoint: endpoint.replace(/\/+$/, ''),
          anew,
          signal: mine.signal,
          waiting: (address) => {
            if (underWay !== mine) return;
            waiting = address === null ? null : { address };
            void tell();
          },
        });
        return admit({ kind: 'grant', owner: signedIn.owner, grant: keptGrant(signedIn) });
      });
    },
    cancelSignIn: async () => underWay?.abort(),
    openOther: () => attempt(openOther),
    leaveOther,
    signOut: async () => {
      const left = workplace();
      await parts.leave();
      try {
        await accounts.close();
        const grant = await take(left);
        if (grant === null) return;
        void revoke(grant).then(async (told) => {
          grantOutlives = !told;
          await tell();
        });
      } finally {
        parts.arrive();
      }
    },
    setToken: (token, endpoint) =>
      attempt(async () => {
        const { settings, vault } = workplace();
        const { owner, closed } = accounts.current();
        const address = (endpoint ?? settings.current().endpoint).replace(/\/+$/, '');
        if (owner !== null || closed) {
          return admit({ kind: 'token', owner: await parts.whoIs(address, token), token });
        }
        if (endpoint !== undefined) await settings.change({ endpoint: address, offline: false });
        await vault.setToken(token);
        await tell();
        return { status: 'entered' };
      }),
    clearToken: async () => {
      const { vault } = workplace();
      await vault.clear();
      await tell();
      return vault.tokenState();
    },
    tokenState: () => workplace().vault.tokenState(),
  } satisfies Omit<Shell['account'], keyof Wiping>;
}

function keptGrant({ owner, issuer, clientId, target, grant }: SignedIn): KeptGrant {
  return { endpoint: owner.endpoint, issuer, clientId, target, ...grant };
}

/** Keeps an entrant's proof, address and, where nobody has signed yet, name; a new account looks as the last one did. */
async function keepIn(
  { settings, vault }: Workplace,
  entrant: Entrant,
  looks?: Pick<ReturnType<Workplace['settings']['current']>, 'language' | 'theme'>,
): Promise<void> {
  const { endpoint, person, tenant } = entrant.owner;
  if (entrant.kind === 'grant') await vault.keepGrant(entrant.grant);
  else await vault.setToken(entrant.token, endpoint);
  const { profile } = settings.current();
  const isNew = profile.name === '';
  await settings.change({
    endpoint,
    offline: false,
    profile: {
      ...profile,
      name: profile.name || person.name.slice(0, 120),
      company: profile.company || tenant.name.slice(0, 120),
    },
    ...(isNew && looks ? { language: looks.language, theme: looks.theme } : {}),
  });
}
