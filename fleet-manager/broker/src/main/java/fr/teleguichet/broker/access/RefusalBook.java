package fr.teleguichet.broker.access;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each kind of refusal of a client once an hour, however often the client tries. It remembers
 * the {@value #MOST_REMEMBERED} latest pairs of client and kind.
 */
final class RefusalBook {
  static final int MOST_REMEMBERED = 10_000;
  static final Duration SILENCE = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(RefusalBook.class);

  private record Pair(String client, Refusal.Kind kind) {}

  private static final class Latest extends LinkedHashMap<Pair, Instant> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Pair, Instant> eldest) {
      return size() > MOST_REMEMBERED;
    }
  }

  private final RefusalFolder folder;
  private final Clock clock;
  private final Latest told = new Latest();

  RefusalBook(RefusalFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  void note(Refusal refusal) {
    Instant now = clock.instant();
    if (isNews(new Pair(refusal.client(), refusal.kind()), now)) {
      LOG.atWarn()
          .addKeyValue("kind", refusal.kind().word())
          .addKeyValue("client", refusal.client())
          .addKeyValue("address", refusal.address())
          .addKeyValue("reason", refusal.reason())
          .log("Refused.");
      handOver(refusal, now);
    }
  }

  private synchronized boolean isNews(Pair pair, Instant now) {
    Instant before = told.get(pair);
    if (before != null && now.isBefore(before.plus(SILENCE))) {
      return false;
    }
    told.remove(pair);
    told.put(pair, now);
    return true;
  }

  private void handOver(Refusal refusal, Instant now) {
    try {
      if (!folder.add(refusal, now)) {
        LOG.debug("Too many refusals wait for the fleet manager; this one is only logged.");
      }
    } catch (IOException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.toString())
          .log("A refusal could not be handed to the fleet manager.");
    }
  }
}
