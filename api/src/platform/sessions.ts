import MongoStore from 'connect-mongo';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Connection } from 'mongoose';
import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from './clock.js';

/** Content of a session: the account, the time of signing in, and the account's session number. */
interface SignedIn {
  accountId: string;
  /** Sessions with another number have been ended. */
  epoch: number;
}

/** What a request may do with its session. */
export interface SessionControls {
  /** Random id that this browser keeps after it signed in; a new one until then. It gives no rights. */
  readonly device: string;
  /** Starts a session under a new id; an existing session of the request ends. */
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
const DEVICE_COOKIE = 'anaqid.device';
/** Over TLS a cookie of this name is taken from this very host only: no other host of the domain can set one. */
const HOST_ONLY = '__Host-';
const DEVICE_MS = 180 * 24 * HOUR_MS;
const DEVICE = new RegExp(`(?:^|; )(${HOST_ONLY})?${DEVICE_COOKIE.replace('.', '\\.')}=([\\w-]{43})(?:;|$)`, 'g');

interface Sessions {
  /** Reads the session of a request. */
  middleware: RequestHandler;
  close(): Promise<void>;
}

/** Sessions stored in the database. They end after an hour without a request, and after twelve hours at the latest. */
export function createSessions(connection: Connection, secret: string): Sessions {
  // connect-mongo has its own copy of the driver's types; the client is mongoose's.
  const client = connection.getClient() as unknown as NonNullable<Parameters<typeof MongoStore.create>[0]['client']>;
  const store = MongoStore.create({
    client,
    dbName: connection.name,
    collectionName: 'sessions',
    ttl: IDLE_MS / 1000,
    // Extended at most once a minute, so that reading does not write each time.
    touchAfter: 60,
    // Stored as a hash, so that read access to the database is not enough to take over a session.
    transformId: (id) => createHash('sha256').update(id).digest('base64url'),
  });
  const reading = (secure: boolean): RequestHandler =>
    session({
      name: cookieName(COOKIE, secure),
      secret,
      store,
      resave: false,
      saveUninitialized: false,
      rolling: true,
      // The store makes new sessions for both by the options of one, so that these must be the same.
      cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', path: '/', maxAge: IDLE_MS },
    });
  const [overTls, inTheClear] = [reading(true), reading(false)];
  const middleware: RequestHandler = (request, response, next) =>
    (request.secure ? overTls : inTheClear)(request, response, next);
  // Mongoose closes the client; only the set-up of the session store must have finished.
  return { middleware, close: async () => void (await store.collectionP) };
}

/** The signed-in account of the request's session; null if there is none or it is older than twelve hours. */
export function signedInBy({ session: data }: Request, clock: Clock): SignedIn | null {
  const { signedIn, since = 0 } = data ?? {};
  if (signedIn === undefined || clock.now().getTime() - since > LONGEST_MS) return null;
  return signedIn;
}

export function controlsOf(request: Request, response: Response, clock: Clock): SessionControls {
  const device = deviceIn(request.headers.cookie ?? '', request.secure) ?? randomBytes(32).toString('base64url');
  return {
    device,
    async signIn(account) {
      await asPromise((done) => request.session.regenerate(done));
      request.session.signedIn = account;
      request.session.since = clock.now().getTime();
      await asPromise((done) => request.session.save(done));
      const { secure } = request;
      response.cookie(cookieName(DEVICE_COOKIE, secure), device, {
        httpOnly: true,
        sameSite: 'lax',
        secure,
        maxAge: DEVICE_MS,
      });
    },
    async signOut() {
      if (request.session === undefined) return;
      await asPromise((done) => request.session.destroy(done));
      const { secure } = request;
      response.clearCookie(cookieName(COOKIE, secure), { httpOnly: true, sameSite: 'lax', secure });
    },
  };
}

/** The device's id. Over TLS only that of this very host counts, since other hosts of the domain could set the other one. */
function deviceIn(cookies: string, secure: boolean): string | undefined {
  return [...cookies.matchAll(DEVICE)].find(([, prefix]) => (prefix === HOST_ONLY) === secure)?.[2];
}

function cookieName(name: string, secure: boolean): string {
  return secure ? `${HOST_ONLY}${name}` : name;
}

function asPromise(work: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => {
      if (error == null) resolve();
      else reject(error instanceof Error ? error : new Error('The session cannot be kept', { cause: error }));
    });
  });
}
