/** A set phrase with slots that the writer fills in: 以…为抓手, 在…上下功夫. */
export interface Frame {
  /** The fixed texts round the slots, in order; a trailing '' when a slot is at the end: ['以', '为抓手']. */
  readonly parts: readonly string[];
  /** Number of times the frame stands in the library. */
  readonly occurrences: number;
  /** Ids of the speeches that contain it, in library order. */
  readonly speechIds: readonly string[];
  /** One filling as it stands in the library: 以高质量发展为抓手. */
  readonly example: string;
}
