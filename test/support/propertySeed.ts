import { configureGlobal } from 'fast-check';

/**
 * Property tests ask the same in each run, so that one that fails says something of the change and nothing of chance.
 * `PROPERTY_SEED=N` asks something else.
 */
const propertySeed = Number(process.env['PROPERTY_SEED'] ?? 20_261_125);

if (!Number.isSafeInteger(propertySeed)) throw new Error('PROPERTY_SEED is no whole number');
configureGlobal({ seed: propertySeed });
