import { beforeEach, describe, expect, it } from 'vitest';
import { create, remove } from '../../../renderer/data/mutation';
import { shownTrash, trashed } from '../../../renderer/data/queries/trash';
import { aContact, anAction, aPartner } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { testDesk } from '../../support/testDesk';
import type { TestDesk } from '../../support/testDesk';

let desk: TestDesk;

beforeEach(async () => {
  desk = testDesk();
  await desk.write(
    create('partner', uuid(1), aPartner()),
    create('contact', uuid(2), aContact({ firstName: 'Maëlle' })),
    create('partner', uuid(3), aPartner({ name: 'Causse Énergie' })),
    create('action', uuid(4), anAction({ partnerId: uuid(3), title: 'Envoyer l’offre à Aubrac' })),
  );
  await desk.write(remove('partner', uuid(1)));
  await desk.write(remove('action', uuid(4)));
});

const shown = async (text: string, kinds: readonly string[] = []) =>
  shownTrash(await trashed(desk.db), text, kinds).map(({ row }) => row.id);

describe('the trash', () => {
  it('shows what was deleted by itself, the newest first', async () => {
    expect((await shown('')).toSorted()).toEqual([uuid(1), uuid(4)]);
  });

  it('is searched without accents or case, in any order of the words', async () => {
    expect(await shown('RESEAUX aubrac')).toEqual([uuid(1)]);
    expect((await shown('aubrac')).toSorted()).toEqual([uuid(1), uuid(4)]);
  });

  it('finds who went with their company, and says with whom', async () => {
    expect(await shown('maelle')).toEqual([uuid(2)]);
    const [contact] = shownTrash(await trashed(desk.db), 'maelle', []);
    expect(contact?.deletedWith).toBe('Aubrac Réseaux');
  });

  it('is narrowed to kinds', async () => {
    expect(await shown('aubrac', ['action'])).toEqual([uuid(4)]);
    expect(await shown('', ['contact'])).toEqual([uuid(2)]);
  });
});
