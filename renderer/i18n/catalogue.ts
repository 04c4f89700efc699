import { common as enCommon } from './en/common';
import { domain as enDomain } from './en/domain';
import { frame as enFrame } from './en/frame';
import { validation as enValidation } from './en/validation';
import { common as frCommon } from './fr/common';
import { domain as frDomain } from './fr/domain';
import { frame as frFrame } from './fr/frame';
import { validation as frValidation } from './fr/validation';

/** Every sentence on the screen, by section. */
export const en = {
  common: enCommon,
  domain: enDomain,
  frame: enFrame,
  validation: enValidation,
};

export const fr = {
  common: frCommon,
  domain: frDomain,
  frame: frFrame,
  validation: frValidation,
};
