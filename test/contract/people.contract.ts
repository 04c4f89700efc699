import { describe, expect, test } from 'vitest';
import { asPerson } from '../../endpoint/database';
import { operation, transaction, type ContractDesk } from '../support/contractDesk';
import type { Bench } from './bench';
import { meetingWith, partnerIn, scopedTenant } from './scopedTenant';

const namesTo = async (desk: ContractDesk) => (await desk.capabilities()).people.map(({ name }) => name);

export function peopleContract(bench: Bench): void {
  describe('S129 names are told of those only who may appear in what one sees', () => {
    test('oneself, who has the same scope or one within it, and who sees all and may write', async () => {
      const { desk, change, director } = await scopedTenant(bench);
      const north = partnerIn('Nord');
      await director.push(transaction(north));
      const [anne, ben] = [await desk('Anne'), await desk('Ben')];
      const others = ['Carl', 'Dirk', 'Eva'] as const;
      for (const name of others) await desk(name);
      await desk('Rita', 'reader');
      await change('grant', 'Anne', 'territory:Nord');
      await change('grant', 'Ben', 'territory:Sud');
      await change('grant', 'Carl', 'territory:Nord');
      await change('grant', 'Dirk', `partner:${north.id}`);
      await change('grant', 'Eva', 'territory:Sud');
      expect(await namesTo(anne)).toEqual(['Anne', 'Carl', 'Dirk', 'Dora']);
      expect(await namesTo(await desk('Dirk'))).toEqual(['Anne', 'Carl', 'Dirk', 'Dora']);
      expect(await namesTo(ben)).toEqual(['Ben', 'Dora', 'Eva']);
      expect(await namesTo(director)).toEqual(['Anne', 'Ben', 'Carl', 'Dirk', 'Dora', 'Eva', 'Rita']);
    });

    test('and who has ever written there, though they have gone and others have written since', async () => {
      const { desk, change, director } = await scopedTenant(bench);
      const [north, south] = [partnerIn('Nord'), partnerIn('Sud')];
      await director.push(transaction(north, south));
      const [anne, ben, gone] = [await desk('Anne'), await desk('Ben'), await desk('Gwen')];
      await change('grant', 'Gwen', 'territory:Nord');
      const meeting = meetingWith(north.id);
      await gone.push(transaction(meeting));
      await change('revoke', 'Gwen', 'territory:Nord');
      await director.push(
        transaction(operation({ c: 'meeting', id: meeting.id, base: 1, set: { title: 'Moved on' } })),
      );
      expect(await namesTo(anne)).toEqual(['Anne', 'Dora']);
      await change('grant', 'Anne', 'territory:Nord');
      await change('grant', 'Ben', 'territory:Sud');
      expect(await namesTo(anne)).toEqual(['Anne', 'Dora', 'Gwen']);
      expect(await namesTo(ben)).toEqual(['Ben', 'Dora']);
      const { tenant, person } = await ben.capabilities();
      const seen = await asPerson(bench.database, { tenant: tenant.id, person: person.id }, (sql) =>
        sql.query<{ scope: string }>('select distinct scope from escale.author'),
      );
      expect(seen.map(({ scope }) => scope)).toEqual([`partner:${south.id}`]);
    });

    test('everybody’s where everyone sees everything', async () => {
      const tenant = await bench.tenant();
      const anne = await bench.desk(tenant, 'Anne');
      await bench.desk(tenant, 'Ben');
      expect(await namesTo(anne)).toEqual(['Anne', 'Ben']);
    });
  });
}
