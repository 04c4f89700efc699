import { account as enAccount } from './en/account';
import { attachments as enAttachments } from './en/attachments';
import { common as enCommon } from './en/common';
import { domain as enDomain } from './en/domain';
import { editor as enEditor } from './en/editor';
import { frame as enFrame } from './en/frame';
import { history as enHistory } from './en/history';
import { meetings as enMeetings } from './en/meetings';
import { palette as enPalette } from './en/palette';
import { shortcuts as enShortcuts } from './en/shortcuts';
import { start as enStart } from './en/start';
import { partners as enPartners } from './en/partners';
import { settings as enSettings } from './en/settings';
import { today as enToday } from './en/today';
import { sync as enSync } from './en/sync';
import { agenda as enAgenda } from './en/agenda';
import { trash as enTrash } from './en/trash';
import { validation as enValidation } from './en/validation';
import { wipe as enWipe } from './en/wipe';
import { account as frAccount } from './fr/account';
import { attachments as frAttachments } from './fr/attachments';
import { common as frCommon } from './fr/common';
import { domain as frDomain } from './fr/domain';
import { editor as frEditor } from './fr/editor';
import { frame as frFrame } from './fr/frame';
import { history as frHistory } from './fr/history';
import { meetings as frMeetings } from './fr/meetings';
import { palette as frPalette } from './fr/palette';
import { shortcuts as frShortcuts } from './fr/shortcuts';
import { start as frStart } from './fr/start';
import { partners as frPartners } from './fr/partners';
import { settings as frSettings } from './fr/settings';
import { today as frToday } from './fr/today';
import { sync as frSync } from './fr/sync';
import { agenda as frAgenda } from './fr/agenda';
import { trash as frTrash } from './fr/trash';
import { validation as frValidation } from './fr/validation';
import { wipe as frWipe } from './fr/wipe';

/** Every sentence on the screen, by section. */
export const en = {
  attachments: enAttachments,
  account: enAccount,
  common: enCommon,
  domain: enDomain,
  editor: enEditor,
  frame: enFrame,
  history: enHistory,
  meetings: enMeetings,
  palette: enPalette,
  shortcuts: enShortcuts,
  start: enStart,
  partners: enPartners,
  settings: enSettings,
  today: enToday,
  sync: enSync,
  agenda: enAgenda,
  trash: enTrash,
  validation: enValidation,
  wipe: enWipe,
};

export const fr = {
  attachments: frAttachments,
  account: frAccount,
  common: frCommon,
  domain: frDomain,
  editor: frEditor,
  frame: frFrame,
  history: frHistory,
  meetings: frMeetings,
  palette: frPalette,
  shortcuts: frShortcuts,
  start: frStart,
  partners: frPartners,
  settings: frSettings,
  today: frToday,
  sync: frSync,
  agenda: frAgenda,
  trash: frTrash,
  validation: frValidation,
  wipe: frWipe,
};
