import type { LifecycleStage, PartnerTier, PartnerType } from '../../domain/partner';
import type { AreaName } from './areas';

/** An invented company and what it is to us. */
export type CompanyRow = readonly [
  name: string,
  type: PartnerType,
  stage: LifecycleStage,
  tier: PartnerTier,
  city: string,
];

export type Companies = Readonly<Partial<Record<AreaName, readonly CompanyRow[]>>>;
