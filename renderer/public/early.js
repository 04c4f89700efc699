// Runs before the desk's own script is there: opening the store of its databases takes Chromium a while, and needn't
// wait until the desk asks for one.
void indexedDB.databases();
