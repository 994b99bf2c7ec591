/** Bundles the worker, the command line and the checker into `store/dist`. */
export function buildStore(): Promise<void>;
