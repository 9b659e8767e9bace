package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What happened to each unit, kept for ever. */
@Singleton
public final class UnitHistoryRepository {

  /** The verbs that tell what became of a retired unit's wipe. */
  static final Set<String> WIPES = Set.of("wiping", "wiped", "wipe-begun", "unwiped");

  private static final int MAX_LENGTH = 500;
  private static final int MAX_COUNT = 500;

  /**
   * One thing that happened.
   *
   * @param at when
   * @param verb what, in the past
   * @param actor who did it; empty for the program and for strangers
   * @param remark more about it, often empty
   */
  public record Event(Instant at, String verb, String actor, String remark) {}

  private final Jdbi jdbi;

  UnitHistoryRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** What happened to the unit, newest first; 500 events at most. */
  List<Event> of(UnitNumber number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT at, verb, actor, remark FROM unit_event WHERE unit_id = :id
                    ORDER BY id DESC LIMIT :most
                    """)
                .bind("id", number.value())
                .bind("most", MAX_COUNT)
                .map(
                    (row, _) ->
                        new Event(
                            UnitRepository.instant(row, "at").orElseThrow(),
                            row.getString("verb"),
                            row.getString("actor"),
                            row.getString("remark")))
                .list());
  }

  static void add(
      Handle handle, UnitNumber number, Instant at, String verb, RequestOrigin who, String remark) {
    int _ =
        handle
            .createUpdate(
                """
                INSERT INTO unit_event (unit_id, at, verb, actor, remark)
                VALUES (:id, :at, :verb, :actor, :remark)
                """)
            .bind("id", number.value())
            .bind("at", UnitRepository.utc(at))
            .bind("verb", verb)
            .bind("actor", shortened(who.name(), 200))
            .bind("remark", shortened(remark, MAX_LENGTH))
            .execute();
  }

  static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
