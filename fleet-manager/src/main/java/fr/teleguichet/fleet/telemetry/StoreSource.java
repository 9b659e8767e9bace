package fr.teleguichet.fleet.telemetry;

/** What one of the store's threads takes its batches from; its methods belong to that thread. */
interface StoreSource {

  /** Waits up to the time for something to store. Returns whether there is something. */
  boolean awaitWork(long waitMillis) throws InterruptedException;

  /** Whether waiting for more would gain nothing: a full batch is there, or somebody waits. */
  boolean isDue();

  /** Takes what is there, as much as belongs into one transaction. */
  StoreQueue.Batch take();
}
