import type { WorkerOptions } from '../core/library-messages';
import { type IndexedPassages, indexPassages, textsOf } from '../core/retrieval/passage-search';
import type { Speech } from '../core/speech/speech';
import { fingerprintOf } from './fingerprint';
import { PassageStore } from './passage-store';

/** Takes a line for the log. */
export type Note = (detail: string) => void;

/** A library's passages, and what is to be done about their file once the library answers. */
interface LibraryPassages {
  readonly passages: IndexedPassages;
  /** Never fails. */
  readonly keep: () => Promise<void>;
}

/** The file for the library as it is now; undefined when nothing is to be kept or files cannot be looked at. */
export function findStore(options: WorkerOptions, note: Note): PassageStore | undefined {
  if (options.cacheFolder === undefined) {
    return undefined;
  }
  try {
    return new PassageStore({
      folder: options.cacheFolder,
      fingerprint: fingerprintOf(options),
    });
  } catch (error) {
    note(`passages are not kept: ${String(error)}`);
    return undefined;
  }
}

/** From the file when that is sound and made of these very speeches, else anew. */
export function getPassages(
  speeches: readonly Speech[],
  store: PassageStore | undefined,
  anew: boolean,
  note: Note,
): LibraryPassages {
  if (store === undefined) {
    return { passages: indexPassages(speeches), keep: () => Promise.resolve() };
  }
  const stored = store.exists && !anew ? readStored(speeches, store, note) : undefined;
  const passages = stored ?? indexPassages(speeches);
  const keep = async (): Promise<void> => {
    try {
      if (stored !== undefined) {
        store.touch();
      } else {
        const size = await store.write(passages, textsOf(speeches));
        note(`passages kept in ${store.file}, ${size} bytes`);
      }
    } catch (error) {
      note(`passages are not kept: ${String(error)}`);
    }
  };
  return { passages, keep };
}

function readStored(
  speeches: readonly Speech[],
  store: PassageStore,
  note: Note,
): IndexedPassages | undefined {
  try {
    const { passages, close } = store.open();
    try {
      if (passages.areOf(speeches)) {
        passages.load();
        note(`passages read from ${store.file}`);
        return passages;
      }
      note(`passages in ${store.file} are not those of the texts`);
    } finally {
      close();
    }
  } catch (error) {
    note(`passages in ${store.file} cannot be read: ${String(error)}`);
  }
  return undefined;
}
