import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { useLive } from './data/live';
import { getMeta } from './data/meta';
import { StartPage } from './features/start/StartPage';
import { RestAtEndpoint } from './features/sync/RestAtEndpoint';
import { NeedsYou } from './features/sync/settle/NeedsYou';
import { SyncLine } from './features/sync/SyncLine';
import { TodayPage } from './features/today/TodayPage';
import { Frame } from './frame/Frame';
import { NotFound } from './frame/NotFound';
import { OpeningNotes } from './frame/OpeningNotes';
import type { OpenedDesk } from './openDesk';
import type { Reopening } from './data/reopening';

const PartnersPage = lazy(async () => ({
  default: (await import('./features/partners/PartnersPage')).PartnersPage,
}));
const PartnerPage = lazy(async () => ({
  default: (await import('./features/partners/PartnerPage')).PartnerPage,
}));
const MeetingsPage = lazy(async () => ({
  default: (await import('./features/meetings/MeetingsPage')).MeetingsPage,
}));
const MeetingPage = lazy(async () => ({
  default: (await import('./features/meetings/MeetingPage')).MeetingPage,
}));
const SyncPage = lazy(async () => ({ default: (await import('./features/sync/SyncPage')).SyncPage }));
const SettlePage = lazy(async () => ({
  default: (await import('./features/sync/settle/SettlePage')).SettlePage,
}));
const SettingsPage = lazy(async () => ({
  default: (await import('./features/settings/SettingsPage')).SettingsPage,
}));
const TrashPage = lazy(async () => ({ default: (await import('./features/trash/TrashPage')).TrashPage }));

/** Which page stands at which address; the first start has a page of its own. */
export function Pages({ opened, reopening }: { readonly opened: OpenedDesk; readonly reopening: Reopening }) {
  const begun = useLive(async (db) => (await getMeta(db, 'firstStart')) !== undefined, []) ?? opened.begun;
  if (!begun) return <StartPage />;
  return (
    <Frame syncLine={<SyncLine />}>
      <OpeningNotes opened={opened} reopening={reopening} />
      <RestAtEndpoint />
      <Suspense>
        <Switch>
          <Route path="/" component={TodayPage} />
          <Route path="/partners">{() => <PartnersPage creating={false} />}</Route>
          <Route path="/partners/new">{() => <PartnersPage creating />}</Route>
          <Route path="/partners/:id">
            {({ id }) => (
              <>
                <NeedsYou c="partner" id={id} />
                <PartnerPage key={id} id={id} />
              </>
            )}
          </Route>
          <Route path="/meetings">{() => <MeetingsPage creating={false} />}</Route>
          <Route path="/meetings/new">{() => <MeetingsPage creating />}</Route>
          <Route path="/meetings/:id">
            {({ id }) => (
              <>
                <NeedsYou c="meeting" id={id} />
                <MeetingPage key={id} id={id} />
              </>
            )}
          </Route>
          <Route path="/sync" component={SyncPage} />
          <Route path="/settle">{() => <SettlePage />}</Route>
          <Route path="/settle/:c/:id">{({ c, id }) => <SettlePage c={c} id={id} />}</Route>
          <Route path="/settings" component={SettingsPage} />
          <Route path="/trash" component={TrashPage} />
          <Route component={NotFound} />
        </Switch>
      </Suspense>
    </Frame>
  );
}
