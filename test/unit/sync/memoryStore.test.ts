import { createMemoryStore } from '../../support/memoryStore';
import { describeSyncStore } from '../../support/syncStoreContract';

describeSyncStore('in memory', async () => createMemoryStore().open());
