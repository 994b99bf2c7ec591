/** A client that keeps the store busy: `heavy-client URI QUESTION MILLISECONDS`, in its own process. */
import { MongoClient } from 'mongodb';
import { heavy } from './heavy-questions.js';

const [uri = '', name = '', milliseconds = ''] = process.argv.slice(2);
const question = heavy[name];
if (question === undefined) throw new Error(`There is no question "${name}".`);
const client = await new MongoClient(uri).connect();
const began = performance.now();
let questions = 0;
for (; performance.now() - began < Number(milliseconds); questions++)
  await question(client.db('turns').collection('rows'));
await client.close();
process.send?.(questions);
