/** A failure that the reader can act on: printed as it stands, without a stack. */
export class AdviceError extends Error {
  override readonly name = 'AdviceError';
}

/**
 * Runs a program of the harness and ends the process with the code it gives.
 * An {@link AdviceError} prints its sentence; anything else prints its stack. Both end with 1.
 */
export function runProgram(main: () => Promise<number>): void {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(
        error instanceof AdviceError
          ? error.message
          : error instanceof Error
            ? error.stack
            : String(error),
      );
      process.exit(1);
    },
  );
}
