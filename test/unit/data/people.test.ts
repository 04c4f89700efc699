import { describe, expect, it } from 'vitest';
import { unboundState } from '#shared/sync/syncState';
import { setMeta } from '../../../renderer/data/meta';
import { peopleNames, personName } from '../../../renderer/data/queries/people';
import { testDesk } from '../../support/testDesk';
import { uuid } from '../../support/syncValues';

const camille = { id: uuid(1), name: 'Camille Roussel' };
const jonas = { id: uuid(2), name: 'Jonas Weber' };

async function deskOf(people: readonly (typeof camille)[]) {
  const { db } = testDesk();
  await setMeta(db, 'sync', {
    ...unboundState,
    binding: {
      epoch: 'e',
      tenant: { id: 'acme', name: 'Acme' },
      person: camille,
      people: [...people],
    },
  });
  return peopleNames(db);
}

describe('S45 who made a change', () => {
  it('is told by name, whether the endpoint has given it an id or not yet', async () => {
    const people = await deskOf([camille, jonas]);
    expect(personName(people, jonas.id)).toBe('Jonas Weber');
    expect(personName(people, camille.id)).toBe('Camille Roussel');
    expect(personName(people, 'Camille')).toBe('Camille');
  });

  it('is the person at this desk also where the endpoint doesn’t list them among the others', async () => {
    expect(personName(await deskOf([jonas]), camille.id)).toBe('Camille Roussel');
  });

  it('is never a bare id', async () => {
    expect(personName(await deskOf([]), uuid(9))).toBe('');
  });

  it('is a name before the first sync too', async () => {
    const people = await peopleNames(testDesk().db);
    expect(personName(people, 'Camille Roussel')).toBe('Camille Roussel');
  });
});
