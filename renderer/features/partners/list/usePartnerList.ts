import { useEffect } from 'react';
import { create } from 'zustand';
import { useDesk } from '../../../data/DeskContext';
import { getPreference, setPreference } from '../../../data/preference';
import { firstMemory, listMemoryShape, noFilter, savedState } from './listView';
import type { ListMemory, ListView, PartnerFilter } from './listView';

const preferenceKey = 'partners.list';

interface PartnerListStore extends ListMemory {
  /** What was remembered has been read. */
  readonly ready: boolean;
}

/** The list's view, filter and columns: of the session, and remembered beyond it. */
export const usePartnerList = create<PartnerListStore>(() => ({ ...firstMemory, ready: false }));

const { getState, setState } = usePartnerList;

export function changeView(patch: Partial<ListView>): void {
  setState(({ view }) => ({ view: { ...view, ...patch } }));
}

export function changeFilter(patch: Partial<PartnerFilter>): void {
  changeView({ filter: { ...getState().view.filter, ...patch } });
}

export function clearFilter(): void {
  changeView({ filter: noFilter });
}

export function setDense(dense: boolean): void {
  setState({ dense });
}

/** Goes to a view as it was saved. */
export function openView(id: string): void {
  const view = savedState(id, getState().views);
  if (view) setState({ viewId: id, view });
}

/** Saves what the list shows as a view of its own, and goes there. */
export function saveViewAs(id: string, name: string): void {
  setState(({ view, views }) => ({ viewId: id, views: [...views, { ...view, id, name }] }));
}

/** Makes what the list shows the view's own. */
export function updateView(id: string): void {
  setState(({ view, views }) => ({
    views: views.map((saved) => (saved.id === id ? { ...saved, ...view } : saved)),
  }));
}

export function renameView(id: string, name: string): void {
  setState(({ views }) => ({ views: views.map((saved) => (saved.id === id ? { ...saved, name } : saved)) }));
}

/** Forgets a view; the list goes on showing what it shows, as a change of "All". */
export function deleteView(id: string): void {
  setState(({ views, viewId }) => ({
    views: views.filter((saved) => saved.id !== id),
    viewId: viewId === id ? 'all' : viewId,
  }));
}

const rememberAfterMs = 300;

/** Reads what the list remembers, and keeps it. */
export function useListMemory(): void {
  const { db } = useDesk();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = (): void => {
      const { ready, ...memory } = getState();
      if (ready) void setPreference(db, preferenceKey, listMemoryShape.parse(memory));
    };
    if (!getState().ready) {
      void getPreference(db, preferenceKey, listMemoryShape).then((memory) =>
        setState({ ...memory, ready: true }),
      );
    }
    const stop = usePartnerList.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(remember, rememberAfterMs);
    });
    return () => {
      stop();
      if (timer) {
        clearTimeout(timer);
        remember();
      }
    };
  }, [db]);
}
