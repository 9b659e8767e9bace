package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what kiosks bring, once for each wish, and lets it go when its time is over. */
@Singleton
final class CommandResultFileService {

  /** A picture may show somebody who walked by: a day is enough to look at it. */
  static final Duration PICTURES = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(CommandResultFileService.class);

  /** What became of an offer. */
  enum Answer {
    TAKEN,
    /** There is no such wish for this kiosk. */
    UNKNOWN,
    /** It brought one already. */
    TWICE,
    /** The action ended a while ago. */
    TOO_LATE,
    /** The action does not bring that. */
    WRONG_TYPE,
    TOO_LARGE
  }

  private final Jdbi jdbi;
  private final CommandResultFileStore files;
  private final Clock clock;

  CommandResultFileService(Database database, CommandResultFileStore files, Clock clock) {
    this.jdbi = database.jdbi();
    this.files = files;
    this.clock = clock;
  }

  /** A kiosk brings a file for its wish. */
  Answer take(NodeAddress kiosk, UUID id, CommandResultType type, byte[] content) {
    Answer answer = jdbi.inTransaction(handle -> take(handle, kiosk, id, type, content));
    if (answer == Answer.TAKEN) {
      makeRoom();
    }
    return answer;
  }

  private Answer take(
      Handle handle, NodeAddress kiosk, UUID id, CommandResultType type, byte[] content) {
    Optional<RemoteCommand> found =
        RemoteCommandRepository.lock(handle, id).filter(it -> it.node().equals(kiosk));
    if (found.isEmpty()) {
      return Answer.UNKNOWN;
    }
    RemoteCommand entry = found.get();
    Instant now = clock.instant();
    if (entry.result().isPresent()) {
      return Answer.TWICE;
    }
    if (!entry.takesResult(now)) {
      return Answer.TOO_LATE;
    }
    if (!type.fits(entry.action()) || !type.looksRight(content)) {
      return Answer.WRONG_TYPE;
    }
    if (content.length > type.most()) {
      return Answer.TOO_LARGE;
    }
    Duration kept = type.isPicture() ? PICTURES : files.settings().kept();
    int _ =
        handle
            .createUpdate(
                """
                UPDATE care_action SET result_type = :type, result_bytes = :bytes,
                  result_at = :now, result_until = :until
                WHERE number = :number
                """)
            .bind("type", type.code())
            .bind("bytes", content.length)
            .bind("now", RemoteCommandRepository.utc(now))
            .bind("until", RemoteCommandRepository.utc(now.plus(kept)))
            .bind("number", entry.number())
            .execute();
    write(id, type, content);
    return Answer.TAKEN;
  }

  private void write(UUID id, CommandResultType type, byte[] content) {
    try {
      files.write(id, type, content);
    } catch (IOException failure) {
      throw new UncheckedIOException("a result cannot be kept", failure);
    }
  }

  /** The file of a wish; nothing when there is none or its time is over. */
  Optional<byte[]> read(RemoteCommand entry) {
    Optional<CommandResultFile> result = entry.result().filter(it -> it.isThere(clock.instant()));
    try {
      return result.isEmpty() ? Optional.empty() : files.read(entry.id(), result.get().type());
    } catch (IOException failure) {
      throw new UncheckedIOException("a result cannot be read", failure);
    }
  }

  /** Lets go what is over, and files that no row knows. */
  @Scheduled(fixedDelay = "10m", initialDelay = "1m")
  void sweep() {
    try {
      letGoWhatIsOver();
      makeRoom();
      // A file that just came may be known in a moment.
      files.keepOnly(known(), clock.instant().minus(Duration.ofHours(1)));
    } catch (JdbiException | IOException failure) {
      LOG.warn("cause=\"{}\" results of kiosks cannot be swept", failure.getMessage());
    }
  }

  private void letGoWhatIsOver() {
    jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT * FROM care_action WHERE result_until <= :now")
                    .bind("now", RemoteCommandRepository.utc(clock.instant()))
                    .map(RemoteCommandRepository.ENTRY)
                    .list())
        .forEach(this::letGo);
  }

  private void letGo(RemoteCommand entry) {
    try {
      files.delete(entry.id());
    } catch (IOException failure) {
      LOG.warn("care={} cause=\"{}\" a file cannot be deleted", entry.id(), failure.getMessage());
      return;
    }
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE care_action SET result_until = NULL WHERE number = ?", entry.number()));
  }

  /** The oldest go until the rest has room. */
  private void makeRoom() {
    try {
      long excess = files.size() - files.settings().most().bytes();
      if (excess <= 0) {
        return;
      }
      for (RemoteCommand oldest : kept()) {
        if (excess <= 0) {
          return;
        }
        letGo(oldest);
        excess -= oldest.result().map(CommandResultFile::bytes).orElse(0);
      }
    } catch (IOException failure) {
      LOG.warn("cause=\"{}\" the space for results cannot be measured", failure.getMessage());
    }
  }

  private List<RemoteCommand> kept() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM care_action WHERE result_until IS NOT NULL ORDER BY result_at")
                .map(RemoteCommandRepository.ENTRY)
                .list());
  }

  private Set<UUID> known() {
    Set<UUID> known = new HashSet<>();
    kept().forEach(entry -> known.add(entry.id()));
    return known;
  }
}
