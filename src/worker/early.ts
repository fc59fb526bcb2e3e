import { isAbsolute, join, parse } from 'node:path';
import { type MessagePort, Worker } from 'node:worker_threads';
import type { LibraryQueries } from '../core/library';
import type { EarlyQuestion, EarlyReply } from '../core/library-messages';
import { toSpeechText } from '../core/provenance/sources';
import { PassageSearch } from '../core/retrieval/passage-search';
import type { Speech } from '../core/speech/speech';
import { createFallbackSegmenter } from '../core/text/segmenter';
import { answerOn } from './answering';
import { PassageStore, type StoredPlace } from './passage-store';
import { readSpeech } from './read-speeches';
import { readThesaurus } from './read-thesaurus';

/** What the thread of a stored index is given. */
export interface EarlyStart {
  readonly early: MessagePort;
  readonly stored: StoredPlace;
  readonly corpusFolder: string;
}

/** Starts a thread, running `script`, that answers from a stored index while the library is built in this one. */
export function startEarly(script: string, start: EarlyStart): () => void {
  const worker = new Worker(script, { workerData: start, transferList: [start.early] });
  // Whatever becomes of it, the library will answer.
  worker.on('error', () => undefined);
  return () => void worker.terminate();
}

/**
 * The thread itself. Words are cut by the platform: jieba takes longer to load than the first answer to give, and ranks hardly
 * otherwise. A file that cannot be used, or turns out damaged, leaves all to the library.
 */
export function serveEarly({ early, stored, corpusFolder }: EarlyStart): void {
  const { passages } = new PassageStore(stored).open();
  const { thesaurus } = readThesaurus(corpusFolder);
  const tools = { segmenter: createFallbackSegmenter(), thesaurus };
  const search = new PassageSearch(passages, passages.readText, tools);
  const answers: Pick<LibraryQueries, EarlyQuestion> = {
    similar: (question) => search.similar(question),
    filterChoices: () => search.filterChoices(),
    speech: ({ speechId }) => {
      const isThere = [...passages.table.speeches].some(({ id }) => id === speechId);
      return isThere ? toSpeechText(readAgain(speechId, corpusFolder)) : undefined;
    },
  };
  answerOn(early, answers);
  const names: EarlyQuestion[] = ['similar', 'filterChoices', 'speech'];
  early.postMessage({ type: 'early', names } satisfies EarlyReply);
}

/** A speech whole, from its own file: what was found is opened next. */
function readAgain(id: string, corpusFolder: string): Speech {
  return isAbsolute(id)
    ? readSpeech(id, id, parse(id).name)
    : readSpeech(join(corpusFolder, `${id}.md`), id);
}
