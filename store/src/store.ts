import { Catalog } from './catalog/catalog.js';
import { Definitions } from './catalog/definitions.js';
import { Cursors } from './cursors/cursors.js';
import { checkFormat, openDataFolder } from './storage/data-folder.js';
import type { DataFolder, OpenOptions } from './storage/data-folder.js';
import type { Environment } from './storage/environment.js';
import { GroupCommit } from './storage/group-commit.js';
import { Conflicts } from './transactions/conflicts.js';
import { directExecutor } from './transactions/executor.js';
import type { Executor } from './transactions/executor.js';
import { Sessions } from './transactions/sessions.js';
import { Upkeep } from './upkeep.js';

/** An open data folder and everything that commands work with. */
export class Store {
  readonly environment: Environment;
  readonly conflicts = new Conflicts();
  readonly catalog: Catalog;
  readonly commits: GroupCommit;
  readonly sessions: Sessions;
  readonly cursors = new Cursors();
  readonly definitions = new Definitions(this);
  readonly direct: Executor;
  /** Host and port (or escaped socket path) in connection strings. */
  address = '';
  private readonly upkeep: Upkeep;

  constructor(private readonly data: DataFolder) {
    this.environment = data.environment;
    const snapshot = this.environment.snapshot();
    this.catalog = new Catalog(snapshot);
    snapshot.release();
    this.commits = new GroupCommit(this.environment, this.conflicts, {
      storeCounts: (writer, changes) => this.catalog.storeCounts(writer, changes),
      committed: (changes) => {
        this.catalog.applyCounts(changes);
        data.committed();
      },
    });
    this.sessions = new Sessions(this.environment, this.commits, this.conflicts);
    this.direct = directExecutor(this.environment, this.commits);
    this.upkeep = new Upkeep(this);
  }

  /** Closes all cursors and aborts all transactions. */
  endCursorsAndTransactions(): void {
    this.cursors.close();
    this.sessions.close();
  }

  /** Closes cursors and transactions, completes queued writes and closes the data folder. */
  async close(): Promise<void> {
    this.upkeep.stop();
    this.endCursorsAndTransactions();
    await this.commits.stop();
    await this.data.close();
  }
}

/** Opens a data folder, creating it if needed; rejects with a `StoreError` when it cannot be used. */
export async function openStore(folder: string, options: OpenOptions = {}): Promise<Store> {
  const data = await openDataFolder(folder, options);
  try {
    checkFormat(data.environment, folder);
    return new Store(data);
  } catch (error) {
    await data.close();
    throw error;
  }
}
