import type { Language } from '../../domain/fields';
import { threadsEnPhases } from './threadsEnPhases';
import { threadsEnProjects } from './threadsEnProjects';
import { threadsEnTrade } from './threadsEnTrade';
import { threadsFrPhases } from './threadsFrPhases';
import { threadsFrProjects } from './threadsFrProjects';
import { threadsFrTeam } from './threadsFrTeam';
import { threadsFrTrade } from './threadsFrTrade';
import type { Thread } from './thread';

export const threads: Readonly<Record<Language, readonly Thread[]>> = {
  fr: [...threadsFrTrade, ...threadsFrProjects, ...threadsFrTeam, ...threadsFrPhases],
  en: [...threadsEnTrade, ...threadsEnProjects, ...threadsEnPhases],
};
