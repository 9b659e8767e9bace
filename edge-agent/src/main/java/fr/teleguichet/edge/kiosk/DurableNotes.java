package fr.teleguichet.edge.kiosk;

import io.vertx.core.Future;
import java.util.Optional;

/** Small texts that survive a restart and a power cut. */
public interface DurableNotes {

  /** What was put under the name. */
  Future<Optional<String>> get(String name);

  /** Remembers a text, in place of the former one; done once it is on disk. */
  Future<Void> put(String name, String content);
}
