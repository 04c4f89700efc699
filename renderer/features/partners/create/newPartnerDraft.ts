import { create } from 'zustand';
import type { LifecycleStage, PartnerTier, PartnerType } from '#shared/domain/partner';

export interface NewPartnerDraft {
  readonly name: string;
  readonly type: PartnerType;
  readonly stage: LifecycleStage;
  readonly tier: PartnerTier;
  readonly city: string;
  readonly country: string;
  readonly territory: string;
  /** `null` until it was touched: then it is the person who adds the partner. */
  readonly owner: string | null;
}

const blank: NewPartnerDraft = {
  name: '',
  type: 'reseller',
  stage: 'identified',
  tier: 'none',
  city: '',
  country: '',
  territory: '',
  owner: null,
};

/** What was typed for a new partner: leaving the form loses nothing, coming back goes on. */
export const useNewPartnerDraft = create<NewPartnerDraft>(() => blank);

export function clearNewPartnerDraft(): void {
  useNewPartnerDraft.setState(blank);
}
