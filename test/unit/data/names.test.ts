import { describe, expect, it } from 'vitest';
import { create } from '../../../renderer/data/mutation';
import { findByName } from '../../../renderer/data/queries/names';
import { matchingPeople } from '../../../renderer/features/meetings/people';
import { aContact, aMeeting, aPartner } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { testDesk } from '../../support/testDesk';

describe('finding by name', () => {
  const found = async (query: string): Promise<string[]> => {
    const desk = testDesk();
    await desk.write(
      create('partner', uuid(1), aPartner({ name: 'Aubrac Réseaux' })),
      create('contact', uuid(2), aContact({ firstName: 'Anne-Lise', lastName: 'Kervella' })),
      create('meeting', uuid(3), aMeeting({ title: 'Habitat Brévanne : prix, démonstration et accord' })),
    );
    return (await findByName(desk.db, query, 10)).map(({ title }) => title);
  };

  it('takes the beginnings of words, without accents, in any order', async () => {
    expect(await found('rese aub')).toEqual(['Aubrac Réseaux']);
    expect(await found('ubrac')).toEqual([]);
  });

  it('finds a title that is written out with its punctuation', async () => {
    const title = 'Habitat Brévanne : prix, démonstration et accord';
    expect(await found(title)).toEqual([title]);
  });

  it('finds a double name by either half, and by both', async () => {
    for (const query of ['lise', 'anne-lise', 'Anne Lise Kerv']) {
      expect(await found(query)).toEqual(['Anne-Lise Kervella']);
    }
  });
});

describe('who is meant by the letters of a name', () => {
  const people = [
    { name: 'Anne-Lise Kervella', detail: '' },
    { name: 'Anne Le Goff', detail: '' },
  ];

  it('is found with the hyphen and without', () => {
    expect(matchingPeople(people, 'anne-lise')).toEqual([people[0]]);
    expect(matchingPeople(people, 'lise kerv')).toEqual([people[0]]);
    expect(matchingPeople(people, 'anne')).toEqual(people);
  });
});
