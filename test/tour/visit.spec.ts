import { test } from '@playwright/test';
import { comeBack } from './comeBack';
import { emptyKeepsakeFolder, picture } from './keepsakes';
import { connect, openLaptop } from './laptop';
import type { Laptop } from './laptop';
import { answerSaveDialogs } from './papers';
import { openEndpoint, portfolioOfToday } from './portfolio';
import { holdVisit, leaveNetwork, lookAround, prepareVisit, seeVisit, watchVisit } from './scenes';
import { saveReports } from './saveReports';
import { story } from './story';

const { step } = test;

test('a visit, from the brief to the report that the second laptop sees', async () => {
  await emptyKeepsakeFolder();
  const portfolio = portfolioOfToday();
  const { visit } = portfolio;
  const endpoint = await step('the company’s endpoint starts, with the sample portfolio', () =>
    openEndpoint(portfolio),
  );
  const laptops: Laptop[] = [];
  try {
    const [manager, director] = await step('two laptops start for the first time and connect', async () => {
      const first = await openLaptop({
        owner: story.manager,
        language: 'fr',
        theme: 'light',
        endpoint: endpoint.url,
      });
      laptops.push(first);
      const second = await openLaptop({
        owner: story.director,
        language: 'en',
        theme: 'dark',
        endpoint: endpoint.url,
      });
      laptops.push(second);
      await picture(first.page, 'start', 'the first start');
      await connect(first, await endpoint.token(story.manager));
      await connect(second, await endpoint.token(story.director, 'director'));
      return [first, second] as const;
    });
    await answerSaveDialogs(manager);
    await step('the director opens Thursday’s visit on her laptop: nothing is noted yet', () =>
      watchVisit(director, visit),
    );
    await step('the manager’s network goes away; Today lists the visit all the same', () =>
      leaveNetwork(manager, visit),
    );
    await step('its brief is read, and saved as PDF: one page', () => prepareVisit(manager, visit));
    await step('the visit is moved to this hour and held by keyboard', () => holdVisit(manager, visit));
    await step('it is ended; the report is saved in two languages, for the file and for the partner', () =>
      saveReports(manager),
    );
    await step('the network comes back, and everything goes by itself', () => comeBack(manager));
    await step('the director’s laptop shows notes, decision and actions by itself', () => seeVisit(director));
    await step('a last look around on the director’s laptop', () => lookAround(director));
  } catch (error) {
    for (const { page, owner } of laptops) {
      const name = `stopped-${owner.split(' ')[0] ?? ''}`;
      await picture(page, name, `${owner}’s screen at that moment`).catch(() => undefined);
    }
    throw error;
  } finally {
    await Promise.all(laptops.map(({ close }) => close()));
    await endpoint.stop();
  }
});
