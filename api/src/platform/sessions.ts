import MongoStore from 'connect-mongo';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Connection } from 'mongoose';
import { createHash } from 'node:crypto';
import type { Clock } from './clock.js';

/** What a session knows: who signed in, when, and under which number of the account's sessions. */
export interface SignedIn {
  accountId: string;
  /** Sessions of another number have ended. */
  epoch: number;
}

/** What a request may do to its session. */
export interface SessionControls {
  /** Starts a session under a new id; whatever session the request had ends. */
  signIn(account: SignedIn): Promise<void>;
  signOut(): Promise<void>;
}

declare module 'express-session' {
  interface SessionData {
    signedIn?: SignedIn;
    /** Milliseconds since 1970. */
    since?: number;
  }
}

const HOUR_MS = 3_600_000;
const IDLE_MS = HOUR_MS;
const LONGEST_MS = 12 * HOUR_MS;
const COOKIE = 'anaqid.session';

export interface Sessions {
  /** Reads the request's session. */
  middleware: RequestHandler;
  close(): Promise<void>;
}

/** Sessions in the database: they end after an hour without a request and after twelve hours in any case. */
export function createSessions(connection: Connection, secret: string): Sessions {
  // Typed by its own copy of the driver's types; the client is mongoose's.
  const client = connection.getClient() as unknown as NonNullable<Parameters<typeof MongoStore.create>[0]['client']>;
  const store = MongoStore.create({
    client,
    dbName: connection.name,
    collectionName: 'sessions',
    ttl: IDLE_MS / 1000,
    // Written at most once a minute, so that reading does not write all the time.
    touchAfter: 60,
    // Whoever reads the database cannot take over a session.
    transformId: (id) => createHash('sha256').update(id).digest('base64url'),
  });
  const middleware = session({
    name: COOKIE,
    secret,
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: IDLE_MS },
  });
  // The client is closed with the connection; the store only has to have finished setting up.
  return { middleware, close: async () => void (await store.collectionP) };
}

/** Who the request's session says is signed in; null for nobody, or after the longest time. */
export function signedInBy({ session: data }: Request, clock: Clock): SignedIn | null {
  const { signedIn, since = 0 } = data ?? {};
  if (signedIn === undefined || clock.now().getTime() - since > LONGEST_MS) return null;
  return signedIn;
}

export function controlsOf(request: Request, response: Response, clock: Clock): SessionControls {
  return {
    async signIn(account) {
      await asPromise((done) => request.session.regenerate(done));
      request.session.signedIn = account;
      request.session.since = clock.now().getTime();
      await asPromise((done) => request.session.save(done));
    },
    async signOut() {
      if (request.session === undefined) return;
      await asPromise((done) => request.session.destroy(done));
      response.clearCookie(COOKIE, { httpOnly: true, sameSite: 'lax' });
    },
  };
}

function asPromise(work: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => {
      if (error == null) resolve();
      else reject(error instanceof Error ? error : new Error('The session cannot be kept', { cause: error }));
    });
  });
}
