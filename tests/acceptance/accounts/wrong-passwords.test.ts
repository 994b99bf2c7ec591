import { clientOf, type Client } from '../../kit/client.js';
import { reasonOf, submit } from '../../kit/mutations.js';
import { cleanUp, startProduct } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';
import { worldPassword } from '../../kit/world.js';

describe('wrong passwords', () => {
  let world: SmallWorld;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(cleanUp);

  const signIn = async (client: Client, userName: string, password: string): Promise<string> =>
    reasonOf(await submit(client, 'signIn', 'viewer { id }', { userName, password })) ?? 'signed in';

  it('lock the name for those who try, not for the device of the person, before and after a restart', async () => {
    const person = world.people.coordinator1;
    const guesses: string[] = [];
    for (let guess = 0; guess < 7; guess += 1) {
      guesses.push(await signIn(clientOf(world.url), 'coordinator1', 'wrong password'));
    }
    const tooMany = 'TOO_MANY_ATTEMPTS';
    expect(guesses).toEqual([...Array<string>(5).fill('SIGN_IN_FAILED'), tooMany, tooMany]);
    expect(await signIn(clientOf(world.url), 'coordinator1', worldPassword)).toBe(tooMany);
    expect(await person.ask('mutation { signOut }')).toEqual({ signOut: true });
    expect(await signIn(person, 'coordinator1', worldPassword)).toBe('signed in');
    expect(await signIn(clientOf(world.url), 'coordinator2', worldPassword)).toBe('signed in');

    await world.product.stop();
    const restarted = await startProduct({ args: ['--empty'], dataFolder: world.product.dataFolder });
    expect(await signIn(clientOf(restarted.url), 'coordinator1', worldPassword)).toBe(tooMany);
  });
});
