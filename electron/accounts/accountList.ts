import { createHash } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import { deskOwner } from '#shared/bridge/account';
import type { DeskOwner } from '#shared/bridge/account';
import { writeAtomically } from '../atomicFile';
import { isMissing } from '../fileError';
import { firstAccount } from './accountPlaces';

const account = z.object({
  key: z.string().regex(/^[a-z0-9]{1,40}$/),
  /** Null until the endpoint has said for the first time who this is. */
  owner: deskOwner.nullable(),
  /** Signed out: nothing of it is shown until its owner signs in. */
  closed: z.boolean(),
});
export type Account = z.infer<typeof account>;

const accountFile = z.object({ current: z.string(), accounts: z.array(account) });
type AccountFile = z.infer<typeof accountFile>;

export interface AccountListOptions {
  readonly file: string;
  /** Milliseconds. */
  readonly now: () => number;
  readonly warn: (message: string) => void;
}

/** Whose desks are on this laptop, and which one is open: one for each person of a tenant at an endpoint. */
export interface AccountList {
  readonly current: () => Account;
  /** The account of this owner; one that isn't in the list yet where there is none. */
  readonly accountOf: (owner: DeskOwner) => Account;
  /** Makes an account the one that is open, with its owner as last told; closes the one that was. */
  readonly open: (key: string, owner: DeskOwner) => Promise<void>;
  /** Closes the one that is open. */
  readonly close: () => Promise<void>;
  /** Whether nobody's desk is known here. */
  readonly isEmpty: () => boolean;
  /** Forgets an account; what the profile began with is open then, or its door. */
  readonly remove: (key: string) => Promise<void>;
}

/**
 * The same person of the same tenant; the endpoint may have moved to another address, or have been restored from a
 * backup, but not both at once.
 */
export function isSameOwner(a: DeskOwner, b: DeskOwner): boolean {
  return (
    a.tenant.id === b.tenant.id &&
    a.person.id === b.person.id &&
    (a.endpoint === b.endpoint || a.epoch === b.epoch)
  );
}

/**
 * Reads the list. One that can't be read is put aside: its desks are found again when their owners sign in, since their
 * keys follow from who they are.
 */
export async function openAccountList({ file, now, warn }: AccountListOptions): Promise<AccountList> {
  let content = await read(file, now, warn);
  const byKey = (key: string) => content.accounts.find((candidate) => candidate.key === key);
  const keep = async (next: AccountFile): Promise<void> => {
    await writeAtomically(file, `${JSON.stringify(next, null, 2)}\n`);
    content = next;
  };
  const current = (): Account => byKey(content.current) ?? emptyAccount(firstAccount);
  const others = (key: string) => content.accounts.filter((candidate) => candidate.key !== key);
  return {
    current,
    accountOf: (owner) =>
      content.accounts.find((candidate) => candidate.owner !== null && isSameOwner(candidate.owner, owner)) ??
      emptyAccount(keyOf(owner)),
    open: (key, owner) => {
      const left = others(key).map((one) => (one.key === content.current ? { ...one, closed: true } : one));
      return keep({ current: key, accounts: [...left, { key, owner, closed: false }] });
    },
    close: () => {
      const left = current();
      return keep({
        current: left.key,
        accounts: [...others(left.key), { ...left, closed: true }],
      });
    },
    isEmpty: () => content.accounts.length === 0,
    remove: (key) => {
      const left = others(key);
      // Somebody's desk that was closed stays closed: its door leads in.
      const next = left.find((one) => one.key === firstAccount) ?? left[0];
      return keep({ current: next?.key ?? firstAccount, accounts: left });
    },
  };
}

function emptyAccount(key: string): Account {
  return { key, owner: null, closed: false };
}

/** A short name that says nothing to who reads the folder, and is the same each time. */
function keyOf({ endpoint, tenant, person }: DeskOwner): string {
  return createHash('sha256')
    .update(JSON.stringify([endpoint, tenant.id, person.id]))
    .digest('hex')
    .slice(0, 20);
}

const nobody: AccountFile = { current: firstAccount, accounts: [] };

async function read(file: string, now: () => number, warn: (message: string) => void): Promise<AccountFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return nobody;
    throw error;
  }
  try {
    return accountFile.parse(JSON.parse(text));
  } catch {
    await rename(file, file.replace(/\.json$/, `.damaged-${now()}.json`));
    warn('the list of accounts could not be read; it is kept aside');
    return nobody;
  }
}
