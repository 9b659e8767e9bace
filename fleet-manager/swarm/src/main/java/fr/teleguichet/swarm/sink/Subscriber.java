package fr.teleguichet.swarm.sink;

import java.util.Optional;

/** Subscribes to every Sparkplug message, counts what comes and throws it away. */
public interface Subscriber extends AutoCloseable {

  /** What came so far. */
  ReceivedCounts received();

  /** Why no more will come; nothing while all is well. */
  Optional<String> failure();

  @Override
  void close();
}
