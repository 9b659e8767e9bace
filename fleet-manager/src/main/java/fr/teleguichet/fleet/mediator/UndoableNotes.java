package fr.teleguichet.fleet.mediator;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fr.teleguichet.fleet.platform.cache.LruCache;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The notes of the last minute, which whoever wrote them may take back. In memory: the table knows
 * sums only, and no note by itself.
 *
 * <p>The lock is this object; requests of many people write and take back at once.
 */
@Singleton
final class UndoableNotes {

  static final Duration TIME = Duration.ofMinutes(1);

  /** More than anybody writes in a minute in the whole country. */
  private static final int MAX_REMEMBERED = 10_000;

  private record Written(VisitNote note, long account, Instant at) {}

  private final Clock clock;

  @GuardedBy("this")
  private final Map<UUID, Written> written = new LruCache<>(MAX_REMEMBERED);

  UndoableNotes(Clock clock) {
    this.clock = clock;
  }

  /** Somebody wrote a note; its name for a minute. */
  synchronized UUID add(VisitNote note, long account) {
    Instant now = clock.instant();
    written.values().removeIf(it -> isOver(it, now));
    UUID id = UUID.randomUUID();
    written.put(id, new Written(note, account, now));
    return id;
  }

  /** Gives a note back, once, to whoever wrote it a moment ago. */
  synchronized Optional<VisitNote> take(UUID id, long account) {
    @Nullable Written found = written.get(id);
    if (found == null || found.account() != account || isOver(found, clock.instant())) {
      return Optional.empty();
    }
    written.remove(id);
    return Optional.of(found.note());
  }

  private static boolean isOver(Written note, Instant now) {
    return !note.at().plus(TIME).isAfter(now);
  }
}
