import type { Language } from '../../domain/fields';
import { threadsEnPhases } from './threadsEnPhases';
import { threadsEnProjects } from './threadsEnProjects';
import { threadsEnReview } from './threadsEnReview';
import { threadsEnTrade } from './threadsEnTrade';
import { threadsFrPhases } from './threadsFrPhases';
import { threadsFrProjects } from './threadsFrProjects';
import { threadsFrReview } from './threadsFrReview';
import { threadsFrTeam } from './threadsFrTeam';
import { threadsFrTrade } from './threadsFrTrade';
import type { Thread } from './thread';

export const threads: Readonly<Record<Language, readonly Thread[]>> = {
  fr: [...threadsFrTrade, ...threadsFrProjects, ...threadsFrTeam, ...threadsFrPhases, ...threadsFrReview],
  en: [...threadsEnTrade, ...threadsEnProjects, ...threadsEnPhases, ...threadsEnReview],
};
