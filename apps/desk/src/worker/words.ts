/** What a page says to the worker: whether its script belongs to the worker's version, and to take over now. */
export type WorkerWord = { type: 'take-over' } | { type: 'is-yours'; script: string }

/** What the worker says: the answer to that, and to go to a page of the desk. */
export type WorkerAnswer = { yours: boolean } | { type: 'open'; path: string }
