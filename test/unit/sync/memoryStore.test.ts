import { createMemoryStore } from '../../support/memoryStore';
import { describeSyncStore } from '../../support/syncStoreContract';

describeSyncStore('in memory', async () => {
  const memory = createMemoryStore();
  return { store: memory.open(), histories: async () => memory.history().length };
});
