import type { Language } from '../../domain/fields';
import { threadsEnField } from './threadsEnField';
import { threadsEnPhases } from './threadsEnPhases';
import { threadsEnProjects } from './threadsEnProjects';
import { threadsEnReview } from './threadsEnReview';
import { threadsEnTrade } from './threadsEnTrade';
import { threadsFrField } from './threadsFrField';
import { threadsFrPhases } from './threadsFrPhases';
import { threadsFrProjects } from './threadsFrProjects';
import { threadsFrReview } from './threadsFrReview';
import { threadsFrTeam } from './threadsFrTeam';
import { threadsFrTrade } from './threadsFrTrade';
import { threadsEnShow, threadsFrShow } from './threadsShow';
import type { Thread } from './thread';

export const threads: Readonly<Record<Language, readonly Thread[]>> = {
  fr: [
    ...threadsFrTrade,
    ...threadsFrProjects,
    ...threadsFrTeam,
    ...threadsFrField,
    ...threadsFrPhases,
    ...threadsFrReview,
    ...threadsFrShow,
  ],
  en: [
    ...threadsEnTrade,
    ...threadsEnProjects,
    ...threadsEnField,
    ...threadsEnPhases,
    ...threadsEnReview,
    ...threadsEnShow,
  ],
};
