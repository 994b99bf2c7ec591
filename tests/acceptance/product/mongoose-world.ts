import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Schema, type Connection, type InferSchemaType, type Model } from 'mongoose';
import { openDatabase } from '../../../api/src/platform/database.js';

const clusterSchema = new Schema(
  { _id: { type: Number, required: true }, name: { type: String, required: true } },
  { collection: 'clusters' },
);
const familySchema = new Schema(
  {
    _id: { type: Number, required: true },
    name: { type: String, required: true },
    cluster: { type: Number, ref: 'Cluster' },
    income: Number,
    enrolledOn: Date,
    note: String,
    tags: { type: [String], default: undefined },
    members: {
      type: [new Schema({ name: String, age: Number }, { _id: false })],
      default: undefined,
    },
  },
  { collection: 'families' },
);

type Cluster = InferSchemaType<typeof clusterSchema>;
export type Family = InferSchemaType<typeof familySchema>;

/** A database with a few families, and its models. */
export interface MongooseWorld {
  readonly connection: Connection;
  readonly Clusters: Model<Cluster>;
  readonly Families: Model<Family>;
}

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

const clusters = [
  { _id: 1, name: 'North' },
  { _id: 2, name: 'South' },
];
const families = [
  {
    _id: 1,
    name: 'Haddad',
    cluster: 1,
    income: 100,
    enrolledOn: day('2018-02-01'),
    tags: ['sewing', 'baking'],
    members: [
      { name: 'Amal', age: 41 },
      { name: 'Sami', age: 9 },
    ],
  },
  {
    _id: 2,
    name: 'Khoury',
    cluster: 1,
    income: 250,
    enrolledOn: day('2018-03-01'),
    tags: ['baking'],
    members: [{ name: 'Rana', age: 35 }],
  },
  { _id: 3, name: 'Najjar', cluster: 2, income: 80, enrolledOn: day('2018-03-15'), note: 'moved' },
  { _id: 4, name: 'Sabbagh', cluster: 2, income: 120, enrolledOn: day('2018-05-01'), tags: [] },
];

export interface MongooseWorlds {
  /** Creates a database and fills it. */
  next(): Promise<MongooseWorld>;
  close(): Promise<void>;
}

/** Opens an embedded store as the product does. */
export async function openMongooseWorlds(): Promise<MongooseWorlds> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'anaqid-mongoose-'));
  const database = await openDatabase({ mongodbUri: null, dataFolder });
  let databases = 0;
  return {
    next: async () => {
      databases += 1;
      const connection = database.connection.useDb(`world-${databases}`);
      const Clusters = connection.model<Cluster>('Cluster', clusterSchema);
      const Families = connection.model<Family>('Family', familySchema);
      await Clusters.insertMany(clusters);
      await Families.insertMany(families);
      return { connection, Clusters, Families };
    },
    close: async () => {
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
