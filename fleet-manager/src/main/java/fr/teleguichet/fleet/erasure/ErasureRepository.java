package fr.teleguichet.fleet.erasure;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.ErasurePlace;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** What the kiosks told of their erasures, as the database has it. */
@Singleton
class ErasureRepository {

  private static final String KIOSK =
      "kiosk_id = (SELECT id FROM kiosk WHERE territory = :group AND name = :node)";

  private final Jdbi jdbi;

  ErasureRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * How often it was looked.
   *
   * @param clean how often everything was gone
   */
  record Count(long sessions, long clean) {}

  /** A look that did not find everything gone, or the one after it. */
  record Finding(Instant occurred, List<ErasurePlace> left, List<ErasurePlace> unchecked) {

    /** Whether everything is gone meanwhile. */
    boolean isClean() {
      return left.isEmpty() && unchecked.isEmpty();
    }
  }

  /** How often it was looked in these days; a clock that is ahead tells of days to come. */
  Count count(NodeAddress node, LocalDate since, LocalDate until) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT COALESCE(SUM(sessions), 0) AS looks, COALESCE(SUM(clean), 0) AS clean"
                        + " FROM erasure_day WHERE day BETWEEN :since AND :until AND "
                        + KIOSK)
                .bind("since", since)
                .bind("until", until)
                .bind("group", node.group())
                .bind("node", node.node())
                .map((row, _) -> new Count(row.getLong("looks"), row.getLong("clean")))
                .one());
  }

  /** The latest first, none after this day: those to come would hide what is true. */
  List<Finding> findings(NodeAddress node, LocalDate until, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT occurred, remaining, unchecked FROM erasure_finding"
                        + " WHERE occurred < :end AND "
                        + KIOSK
                        + " ORDER BY occurred DESC, number DESC LIMIT :most")
                .bind("group", node.group())
                .bind("node", node.node())
                .bind("end", until.plusDays(1))
                .bind("most", most)
                .map(
                    (row, _) ->
                        new Finding(
                            row.getObject("occurred", LocalDateTime.class)
                                .toInstant(ZoneOffset.UTC),
                            places(row.getString("remaining")),
                            places(row.getString("unchecked"))))
                .list());
  }

  private static List<ErasurePlace> places(String words) {
    return Stream.of(words.split(",", -1)).flatMap(it -> ErasurePlace.ofWord(it).stream()).toList();
  }

  /** Deletes some that are older; returns how many. */
  int deleteBefore(LocalDate limit, int rows) {
    return jdbi.withHandle(
        handle ->
            handle.execute("DELETE FROM erasure_day WHERE day < ? LIMIT " + rows, limit)
                + handle.execute(
                    "DELETE FROM erasure_finding WHERE occurred < ? LIMIT " + rows, limit));
  }
}
