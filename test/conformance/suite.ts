import type { Rule } from './check';
import { anyInputRule } from './rules/anyInput';
import { cursorsRule } from './rules/cursors';
import { deletionsRule } from './rules/deletions';
import { bucketsRule, digestsRule } from './rules/digests';
import { documentRule } from './rules/document';
import { feedRule } from './rules/feed';
import { gzipRule } from './rules/gzip';
import { inputRule } from './rules/input';
import { limitsRule } from './rules/limits';
import { protocolsRule, shapesRule, toldVersionsRule } from './rules/negotiation';
import { onceRule } from './rules/once';
import { retentionRule } from './rules/retention';
import { seenRule } from './rules/seen';
import { snapshotsRule } from './rules/snapshots';
import { tenantsRule } from './rules/tenants';
import { tokensRule } from './rules/tokens';
import { transactionsRule } from './rules/transactions';
import { unknownRule } from './rules/unknown';
import { versionsRule } from './rules/versions';
import { writersRule } from './rules/writers';

/** What can be told of an endpoint over HTTP alone, by the rules of docs/sync.md. */
export const suite: readonly Rule[] = [
  documentRule,
  cursorsRule,
  feedRule,
  snapshotsRule,
  versionsRule,
  transactionsRule,
  onceRule,
  limitsRule,
  unknownRule,
  deletionsRule,
  gzipRule,
  inputRule,
  anyInputRule,
  digestsRule,
  bucketsRule,
  retentionRule,
  writersRule,
  tenantsRule,
  tokensRule,
  toldVersionsRule,
  protocolsRule,
  shapesRule,
  seenRule,
];
