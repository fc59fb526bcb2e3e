import { type MessagePort, Worker } from 'node:worker_threads';
import type { EarlyReply } from '../core/library-messages';
import { PassageSearch } from '../core/retrieval/passage-search';
import { createFallbackSegmenter } from '../core/text/segmenter';
import { answerOn } from './answering';
import { PassageStore, type StoredPlace } from './passage-store';
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
  answerOn(early, new PassageSearch(passages, passages.readText, tools));
  early.postMessage({ type: 'early', names: ['similar', 'filterChoices'] } satisfies EarlyReply);
}
