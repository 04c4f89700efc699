import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BlobStore, Upload } from './blobStore';

/**
 * Attachments in a folder: `<tenant>/blobs/<first two digits>/<sha256>`, and uploads beside them. Several instances
 * may share it: what two of them write of one upload are the same bytes at the same places.
 *
 * A blob's modification time says when it was last referred to or asked for.
 */
export function createDiskBlobs(folder: string): BlobStore {
  const uploads = (tenant: string) => join(folder, tenant, 'uploads');
  const partOf = (tenant: string, id: string) => join(uploads(tenant), `${id}.part`);
  const factsOf = (tenant: string, id: string) => join(uploads(tenant), `${id}.json`);
  const blobOf = (tenant: string, sha256: string) =>
    join(folder, tenant, 'blobs', sha256.slice(0, 2), sha256);

  async function discard(tenant: string, id: string): Promise<void> {
    await rm(factsOf(tenant, id), { force: true });
    await rm(partOf(tenant, id), { force: true });
  }

  return {
    begin: async (tenant, upload) => {
      await mkdir(uploads(tenant), { recursive: true });
      await writeFile(partOf(tenant, upload.id), '');
      await writeFile(factsOf(tenant, upload.id), JSON.stringify(upload));
    },
    progress: async (tenant, id) => {
      const [facts, part] = await Promise.all([
        readFile(factsOf(tenant, id), 'utf8').catch(absent),
        stat(partOf(tenant, id)).catch(absent),
      ]);
      if (facts === undefined || part === undefined) return undefined;
      return { ...(JSON.parse(facts) as Upload), offset: part.size };
    },
    append: async (tenant, { id, offset }, body) => {
      const file = createWriteStream(partOf(tenant, id), { flags: 'r+', start: offset });
      try {
        await pipeline(body, file);
      } catch (error) {
        // What a broken line has brought is on the disk as far as it was written; anything else is our own fault.
        if (file.errored && 'code' in file.errored && file.errored.code === 'ENOSPC') throw file.errored;
        if (!body.errored && !body.destroyed) throw error;
      }
      return offset + file.bytesWritten;
    },
    finish: async (tenant, { id, sha256 }, verified) => {
      const part = partOf(tenant, id);
      const hash = createHash('sha256');
      await pipeline(createReadStream(part, { highWaterMark: 1024 * 1024 }), hash);
      if (hash.digest('hex') !== sha256) {
        await discard(tenant, id);
        return false;
      }
      await verified();
      const handle = await open(part, 'r+');
      await handle.sync();
      await handle.close();
      const blob = blobOf(tenant, sha256);
      await mkdir(join(blob, '..'), { recursive: true });
      await rename(part, blob);
      await discard(tenant, id);
      return true;
    },
    discard,
    size: async (tenant, sha256) => {
      const found = await stat(blobOf(tenant, sha256)).catch(absent);
      if (found === undefined) return undefined;
      const now = new Date();
      await utimes(blobOf(tenant, sha256), now, now).catch(absent);
      return found.size;
    },
    used: async (tenant) => {
      const groups = await readdir(join(folder, tenant, 'blobs')).catch(nothing);
      const folders = [uploads(tenant), ...groups.map((group) => join(folder, tenant, 'blobs', group))];
      let bytes = 0;
      for (const place of folders) {
        const names = (await readdir(place).catch(nothing)).filter((name) => !name.endsWith('.json'));
        const found = await Promise.all(names.map((name) => stat(join(place, name)).catch(absent)));
        bytes += found.reduce((sum, file) => sum + (file?.size ?? 0), 0);
      }
      return bytes;
    },
    read: (tenant, sha256, start, end) => createReadStream(blobOf(tenant, sha256), { start, end }),
    collect: async (tenant, { blobsBefore, uploadsBefore, now }, referred) => {
      let removed = 0;
      for (const name of await readdir(uploads(tenant)).catch(nothing)) {
        const facts = /^(.*)\.json$/.exec(name)?.[1];
        if (facts === undefined) continue;
        const part = await stat(partOf(tenant, facts)).catch(absent);
        if (part !== undefined && part.mtime >= uploadsBefore) continue;
        await discard(tenant, facts);
        removed += 1;
      }
      const old: string[] = [];
      for (const group of await readdir(join(folder, tenant, 'blobs')).catch(nothing)) {
        for (const sha256 of await readdir(join(folder, tenant, 'blobs', group)).catch(nothing)) {
          const found = await stat(blobOf(tenant, sha256)).catch(absent);
          if (found !== undefined && found.mtime < blobsBefore) old.push(sha256);
        }
      }
      // The look through the tenant's records is taken only when there is something to be decided.
      const kept = old.length === 0 ? new Set<string>() : await referred();
      for (const sha256 of old) {
        const blob = blobOf(tenant, sha256);
        if (kept.has(sha256)) {
          await utimes(blob, now, now).catch(absent);
          continue;
        }
        // Asked for while we looked: it is wanted again.
        const found = await stat(blob).catch(absent);
        if (found === undefined || found.mtime >= blobsBefore) continue;
        await rm(blob, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

function nothing(error: unknown): readonly string[] {
  return absent(error) ?? [];
}
