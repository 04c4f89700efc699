import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { projectFolder } from '../../electron/runtime/places.mjs';
import { launchDesk, newProfile, type Desk } from '../e2e/support/app';
import { begin, connect, navigation } from '../e2e/support/screens';
import type { TestEndpoint } from '../support/endpoint';
import { seededRandom } from '../support/seededRandom';
import { damage, type DamageKind } from './damage';
import { movedClock, openSecondPage, startTwice, suspend } from './disturb';
import { startDoorman, type Doorman } from './doorman';
import { everythingAt } from './everythingAt';
import { everythingOn } from './everythingOn';
import { again, logOf, pause, shownOn, until } from './patience';
import { newPerson, writeSomething, type Person } from './personAtDesk';
import { createShownAsSaved } from './shownAsSaved';
import type { TormentFigures } from './tormentFigures';

export interface Torment {
  readonly endpoint: TestEndpoint;
  readonly figures: TormentFigures;
  /** In small letters; its words tell which desk they come from. */
  readonly name: string;
  readonly seed: number;
  /** Whether the desk shall be disturbed otherwise too, now and then: suspended, its clock moved, started twice. */
  readonly disturbed: boolean;
  readonly damages: readonly DamageKind[];
}

/** A desk that is killed again and again while somebody works at it. */
export interface TormentedDesk {
  /** One life: from the start to the kill. */
  live(): Promise<void>;
  /** Damages the database of the dead desk by the next of the ways for which there is a file. */
  damage(): Promise<void>;
  /** Starts it a last time, and looks for everything. */
  end(): Promise<void>;
}

/** A loss can't be asked for again: its profile, journal included, stays in `out/torture-lost`. */
async function keepForLater(userData: string, name: string): Promise<void> {
  const kept = join(projectFolder, 'out', 'torture-lost', `${name}-${Date.now()}`);
  await cp(userData, kept, { recursive: true, filter: (path) => !/Singleton|\.sock/.test(path) });
}

/** How many lives pass until everything is looked for; after a damage it always is. */
const livesUntilLook = 6;

export async function tormentDesk(torment: Torment): Promise<TormentedDesk> {
  const { endpoint, figures, name, disturbed, damages } = torment;
  const random = seededRandom(torment.seed);
  const person: Person = newPerson(createShownAsSaved(name), random);
  const userData = await newProfile();
  const doorman: Doorman = await startDoorman(endpoint.url);
  const author = `Anne ${name}`;
  const token = await endpoint.token(author, 'director');
  let lives = 0;
  let turn = 0;
  let lookDue = false;
  let written = 0;

  /** Starts the desk, does something with it and kills it. */
  async function withDesk(live: (desk: Desk) => Promise<void>): Promise<void> {
    const moved = disturbed && lives > 0 && random.chance(0.1);
    const days = (random.chance(0.5) ? -1 : 1) * (1 + random.below(30));
    // From the start on, or while somebody works.
    const after = random.chance(0.5) ? 0 : random.below(5000);
    if (moved) figures.count('clock moved');
    const desk = await launchDesk({
      userData,
      ...(moved ? { before: [movedClock], env: { ESCALE_CLOCK: `${days},${after}` } } : {}),
    });
    desk.page.on('domcontentloaded', () => figures.count('opened anew'));
    try {
      if (moved && after === 0) {
        const there = await again(desk.page, () => desk.page.evaluate(() => Date.now()));
        if (Math.abs(there - Date.now()) < 43_200_000) figures.fault('the clock was not moved');
      }
      await live(desk);
    } finally {
      await desk.kill();
    }
  }

  async function enter({ page }: Desk, signedIn: boolean): Promise<void> {
    if (lives === 0) {
      // Enough records that the database has tables (.ldb) beside its log.
      await begin(page, 'sample', author);
      return connect(page, doorman.address, token);
    }
    await expect(navigation(page)).toBeVisible();
    // Without a keyring the token went with the last life.
    if (!signedIn) return;
    await again(page, () => page.evaluate((given) => window.escale.account.setToken(given), token));
  }

  async function liveOn(desk: Desk): Promise<void> {
    // Now and then nobody is signed in.
    await enter(desk, random.chance(0.8));
    if (lookDue || (lives > 0 && lives % livesUntilLook === 0)) await look(desk);
    lookDue = false;
    if (disturbed && random.chance(0.04)) {
      figures.count('started twice');
      if ((await startTwice(desk)) !== 0) figures.fault('a second start went on beside the first');
    }
    const others: Promise<void>[] = [];
    let over = false;
    let trouble: unknown = null;
    const isOver = () => over;
    const failed = (error: unknown) => {
      trouble = error;
      over = true;
    };
    if (disturbed && lives > 0 && random.chance(0.08)) {
      figures.count('two windows');
      const second = await openSecondPage(desk);
      // Of its own, so that it is clear which of two writes to a field came last.
      others.push(work(second, newPerson(person.saved, random), isOver).catch(failed));
    }
    if (disturbed && random.chance(0.15)) {
      figures.count('suspended');
      const { pid = 0 } = desk.app.process();
      const [wait, length] = [random.below(1500), 200 + random.below(2500)];
      const midSync = random.chance(0.5);
      others.push(
        pause(wait)
          .then(() => (midSync ? until(() => isOver() || doorman.busy(), 3000) : undefined))
          .then(() => (isOver() ? undefined : suspend(pid, length))),
      );
    }
    others.push(work(desk.page, person, isOver).catch(failed));
    await momentToKill(isOver);
    figures.killed(doorman.busy() ? 'syncing' : person.doing);
    over = true;
    await desk.kill();
    await Promise.all(others);
    if (trouble !== null) throw trouble;
  }

  /** After some writes, the first life's one at least; then mostly while something is under way that a kill can tear apart. */
  async function momentToKill(isOver: () => boolean): Promise<void> {
    const enough = person.saved.count() + Math.max(lives === 0 ? 1 : 0, random.below(5));
    await until(() => isOver() || person.saved.count() >= enough, 30_000);
    const wanted = random.pick(['saving', 'typing', 'syncing', null] as const) ?? null;
    const isNow = () => (wanted === 'syncing' ? doorman.busy() : wanted === null || person.doing === wanted);
    await until(isNow, 3000);
    await pause(random.below(wanted === 'saving' ? 60 : wanted === null ? 800 : 15));
  }

  async function work(page: Page, who: Person, isOver: () => boolean): Promise<void> {
    let reloads = 0;
    page.on('domcontentloaded', () => (reloads += 1));
    while (!isOver()) {
      const before = reloads;
      try {
        await writeSomething(page, who);
      } catch (error) {
        if (isOver()) return;
        await pause(500);
        // Damage that shows only in mid-read: the desk is opened anew.
        if (reloads === before && !isOver()) {
          throw new Error(`${await shownOn(page)}\n${await logOf(userData)}`, { cause: error });
        }
        // The kill may come meanwhile.
        await expect(navigation(page))
          .toBeVisible()
          .catch((late: unknown) => {
            if (!isOver()) throw late;
          });
      }
    }
  }

  /**
   * Everything must be on the desk or at the endpoint. What the endpoint alone has is on its way, or the desk says that
   * it lacks it.
   */
  async function look({ page }: Desk): Promise<void> {
    let elsewhere: readonly string[] = [];
    let lost: readonly string[] = [];
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const here = await again(page, () => everythingOn(page));
      elsewhere = person.saved.missing(here);
      if (elsewhere.length === 0) return;
      lost = person.saved.missing(here + (await everythingAt(endpoint.url, token)));
      const told = await page.getByText('A part of your portfolio isn’t on this laptop').count();
      if (lost.length === 0 && told > 0) return figures.count('told that a part is at the endpoint');
      await page.waitForTimeout(500);
    }
    if (lost.length > 0) await keepForLater(userData, name);
    for (const place of lost.length > 0 ? lost : elsewhere) {
      if (lost.length > 0) figures.lose(place, lives);
      else figures.fault(`${place} is at the endpoint alone, and the desk doesn’t say so`);
    }
  }

  return {
    live: async () => {
      try {
        await withDesk(liveOn);
      } finally {
        lives += 1;
        figures.wrote(person.saved.count() - written);
        written = person.saved.count();
      }
    },
    damage: async () => {
      for (let tried = 0; tried < damages.length; tried += 1) {
        const kind = damages[turn % damages.length];
        turn += 1;
        if (kind === undefined || !(await damage(userData, kind, random))) continue;
        figures.damaged(kind);
        lookDue = true;
        return;
      }
    },
    end: async () => {
      await withDesk(async (desk) => {
        await enter(desk, true);
        await look(desk);
      });
      await doorman.stop();
    },
  };
}
