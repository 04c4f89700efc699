import { problemTypes } from '#shared/sync/protocol';
import type { Problem } from '#shared/sync/protocol';
import type { Translate } from '../../i18n/useTranslate';

/** Why the endpoint refused, in the person's language; its own words, if it has any, stand below. */
export function refusalWords(problem: Problem | undefined, t: Translate): string {
  switch (problem?.type) {
    case problemTypes.invalid:
      return t('sync.refusal.invalid');
    case problemTypes.tooLarge:
      return t('sync.refusal.tooLarge');
    case problemTypes.forbidden:
      return t('sync.refusal.forbidden');
    case problemTypes.notFound:
      return t('sync.refusal.notFound');
    case problemTypes.resyncRequired:
      return t('sync.refusal.deletedLongAgo');
    default:
      return t('sync.refusal.other');
  }
}
