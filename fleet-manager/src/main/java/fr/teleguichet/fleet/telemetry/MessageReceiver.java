package fr.teleguichet.fleet.telemetry;

/** Takes what the link hears from the broker; every method waits while the ingest is behind. */
public interface MessageReceiver {

  /** A message arrived. */
  void received(String topic, byte[] payload) throws InterruptedException;

  /** Our session with the broker began. */
  void linkUp() throws InterruptedException;

  /** Our session with the broker ended. */
  void linkDown() throws InterruptedException;
}
