/** What a host needs to run the suites in the installed extension; all paths absolute. */
export interface HostRun {
  /** The packaged extension under test, installed by VS Code's own installer. */
  readonly vsix: string;
  /** A folder of this run alone: profile, extensions, workspace. */
  readonly scratch: string;
  /** Where logs and pictures of a failure go. */
  readonly results: string;
  readonly workspace: string;
  /** An empty extension: VS Code runs tests only beside an extension under development. */
  readonly developmentExtension: string;
  /** The compiled module that exports run(). */
  readonly entry: string;
  /** The file that takes the test events. */
  readonly events: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Longest time for the whole run, in milliseconds. */
  readonly timeout: number;
}
