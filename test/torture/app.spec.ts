import { expect, test } from '@playwright/test';
import { launchDesk, newProfile, type Desk } from '../e2e/support/app';
import { begin, connect, navigation } from '../e2e/support/screens';
import { startEndpoint } from '../support/endpoint';
import { seededRandom } from '../support/seededRandom';
import { damage, damageKinds } from './damage';
import { everythingAt } from './everythingAt';
import { everythingOn, writeSomething, type DeskContents } from './personAtDesk';
import { createShownAsSaved } from './shownAsSaved';
import { wantedTorture } from './wanted';

const wanted = wantedTorture();

const sumOf = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].reduce((sum, each) => sum + each, 0);

test('what the desk has shown as saved is found again after each kill and each damage', async () => {
  test.skip(wanted.kills === 0);
  const random = seededRandom(wanted.seed);
  const saved = createShownAsSaved();
  const contents: DeskContents = { partners: [], meetings: [] };
  const damaged = new Map<string, number>();
  const lost = new Set<string>();
  const userData = await newProfile();
  const endpoint = await startEndpoint();
  const token = await endpoint.token('Anne Le Goff');
  const began = Date.now();
  let kills = 0;
  let turn = 0;

  /** From the start to the kill; answers what wasn't found when it started. */
  async function live(first: boolean): Promise<readonly string[]> {
    const desk = await launchDesk({ userData });
    if (first) {
      // Enough records that the database has tables (.ldb) beside its log.
      await begin(desk.page, 'sample', 'Anne Le Goff');
      await connect(desk.page, endpoint.url, token);
    } else await expect(navigation(desk.page)).toBeVisible();
    const missing = await missingOn(desk);
    const killing = killSoon(desk);
    while (!killing.begun()) {
      await writeSomething(desk.page, saved, contents, random).catch((error: unknown) => {
        if (!killing.begun()) throw error;
      });
    }
    await killing.done;
    return missing;
  }

  function killSoon(desk: Desk) {
    let begun = false;
    const done = new Promise((resolve) => setTimeout(resolve, 1000 + random.below(8000))).then(() => {
      begun = true;
      return desk.kill();
    });
    return { begun: () => begun, done };
  }

  /**
   * What neither the desk nor the endpoint has. Replaying the journal takes a moment; what was sent and settled is the
   * endpoint's to give back, which it can't where the token went with the run (no keyring).
   */
  async function missingOn({ page }: Desk): Promise<readonly string[]> {
    let missing: readonly string[] = [];
    for (let attempt = 0; attempt < 60; attempt += 1) {
      // Chromium may notice the damage only while it reads, and then gives nothing until the next start.
      const here = await everythingOn(page).catch(() => '');
      missing = saved.missing(here + (await everythingAt(endpoint.url, token)));
      if (missing.length === 0) break;
      await page.waitForTimeout(500);
    }
    return missing;
  }

  /** The five ways in turn; one for which there is no file yet is passed over. */
  async function damageNext(): Promise<void> {
    for (let tried = 0; tried < damageKinds.length; tried += 1) {
      const kind = damageKinds[turn % damageKinds.length] ?? '.log halved';
      turn += 1;
      if (!(await damage(userData, kind, random))) continue;
      damaged.set(kind, (damaged.get(kind) ?? 0) + 1);
      return;
    }
  }

  while (kills < wanted.kills && Date.now() - began < wanted.minutes * 60_000) {
    for (const place of await live(kills === 0)) lost.add(place);
    kills += 1;
    const due = Math.floor((kills * wanted.damages) / wanted.kills);
    if (due > sumOf(damaged)) await damageNext();
  }
  const last = await launchDesk({ userData });
  await expect(navigation(last.page)).toBeVisible();
  for (const place of await missingOn(last)) lost.add(place);
  await last.kill();
  await endpoint.stop();

  const kinds = [...damaged].map(([kind, times]) => `${kind} ${times}`).join(', ');
  process.stdout.write(
    `torture: app, seed ${wanted.seed}: ${kills} kills, damages: ${kinds || 'none'}; ` +
      `${saved.count()} writes shown as saved, ${saved.count() - lost.size} found, ${lost.size} lost\n`,
  );
  expect([...lost]).toEqual([]);
  expect(saved.count()).toBeGreaterThan(kills / 2);
});
