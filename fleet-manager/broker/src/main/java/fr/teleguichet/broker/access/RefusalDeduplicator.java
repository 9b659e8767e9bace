package fr.teleguichet.broker.access;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
 * the {@value #MAX_REMEMBERED} latest of them. Who proved nothing is told from others by its
 * address; because anybody may have any number of those, {@value #MAX_UNPROVED} are told an hour.
 */
final class RefusalDeduplicator {
  static final int MAX_REMEMBERED = 10_000;
  static final int MAX_UNPROVED = 100;
  static final Duration SILENCE = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(RefusalDeduplicator.class);

  private record Seen(String client, ClientRefusal.Kind kind, String address) {
    static Seen of(ClientRefusal refusal) {
      return new Seen(refusal.client(), refusal.kind(), refusal.proved() ? "" : refusal.address());
    }
  }

  private static final class Latest extends LinkedHashMap<Seen, Instant> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Seen, Instant> eldest) {
      return size() > MAX_REMEMBERED;
    }
  }

  private final RefusalFolder folder;
  private final Clock clock;

  @GuardedBy("this")
  private final Latest told = new Latest();

  @GuardedBy("this")
  private Instant unprovedSince = Instant.EPOCH;

  @GuardedBy("this")
  private int unproved;

  RefusalDeduplicator(RefusalFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  void note(ClientRefusal refusal) {
    Instant now = clock.instant();
    if (isNews(Seen.of(refusal), now) && (refusal.proved() || isWithinBounds(now))) {
      LOG.atWarn()
          .addKeyValue("kind", refusal.kind().code())
          .addKeyValue("client", refusal.client())
          .addKeyValue("address", refusal.address())
          .addKeyValue("reason", refusal.reason())
          .log("Refused.");
      handOver(refusal, now);
    }
  }

  private synchronized boolean isWithinBounds(Instant now) {
    if (!now.isBefore(unprovedSince.plus(SILENCE))) {
      unprovedSince = now;
      unproved = 0;
    }
    unproved++;
    if (unproved == MAX_UNPROVED + 1) {
      LOG.warn("Handshakes fail from very many addresses; the others of this hour are not told.");
    }
    return unproved <= MAX_UNPROVED;
  }

  private synchronized boolean isNews(Seen seen, Instant now) {
    Instant before = told.get(seen);
    if (before != null && now.isBefore(before.plus(SILENCE))) {
      return false;
    }
    told.remove(seen);
    told.put(seen, now);
    return true;
  }

  private void handOver(ClientRefusal refusal, Instant now) {
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
