import { config } from 'zod';

// Who drives a page may evaluate text, and zod would find that out and rely on it; the desk itself may not. To be
// imported before any schema is made.
config({ jitless: true });
