import { isKindName, kinds } from '../domain/entities';
import { isId } from '../domain/ids';
import { mergeConflict } from '../domain/mergeConflict';
import { partner } from '../domain/partner';
import type { Fields } from './outbox';

/** Which records are whose: endpoint and laptop work it out alike (docs/sync.md). */
export type Placement =
  /** A partner's scope lies in another one, its territory's or the company's, as long as its fields tell. */
  | { readonly kind: 'in'; readonly scope: string; readonly parent?: string }
  /** Goes where the record goes that it is about. */
  | { readonly kind: 'about'; readonly id: string }
  /** The fields don't tell: it stays where it is, and is its author's own when it is new. */
  | { readonly kind: 'unclear' };

export const companyScope = 'company';
/** What is granted to whom from now on sees everything. */
export const everyScope = 'all';

export function partnerScope(id: string): string {
  return `partner:${id.toLowerCase()}`;
}

export function personScope(id: string): string {
  return `person:${id}`;
}

/** The scopes that can be granted: a territory by its name, a partner by its id. */
export const grantableScope =
  /^(?:territory:(?!\s)[^\p{Cc}\p{Cs}]{1,80}(?<!\s)|partner:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

/** Where a record belongs. A record of an unknown collection that names a partner is that partner's. */
export function placementOf(c: string, id: string, data: Fields): Placement {
  if (!isKindName(c)) {
    const partnerId = data['partnerId'];
    return { kind: 'in', scope: isId(partnerId) ? partnerScope(partnerId) : companyScope };
  }
  if (c === mergeConflict.name) {
    const about = data['recordId'];
    return isId(about) ? { kind: 'about', id: about.toLowerCase() } : { kind: 'unclear' };
  }
  const parsed = kinds[c].data.safeParse(data);
  if (!parsed.success)
    return c === partner.name ? { kind: 'in', scope: partnerScope(id) } : { kind: 'unclear' };
  const told = storable((kinds[c].scope as (data: unknown) => string)(parsed.data));
  if (c === partner.name) return { kind: 'in', scope: partnerScope(id), parent: told };
  return { kind: 'in', scope: told.startsWith('partner:') ? told.toLowerCase() : told };
}

/** A text as a database's column takes it: PostgreSQL has neither NUL nor lone surrogates. */
function storable(text: string): string {
  return text.replaceAll(/[\0\p{Cs}]/gu, '\uFFFD');
}
