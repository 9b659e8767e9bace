package fr.teleguichet.fleet.web.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Copies rows of the database, ten of each, so that a page has more to show than before. */
final class MoreRows {

  /** A few of a table are enough to be copied: ten of each, and the copies have no copies. */
  private static final int ORIGINALS = 3;

  /**
   * One way of copying.
   *
   * @param table whose rows
   * @param changed expressions of columns that must differ from copy to copy; {@code seq} counts
   * @param parents columns that name a row of another table, and that table: each copy has another
   */
  private record Copy(String table, Map<String, String> changed, Map<String, String> parents) {}

  /** What the samples of other tests have nothing of. */
  private static final List<String> FIRST =
      List.of(
          """
          UPDATE service SET card = REPLACE(card, '"pictogram"',
            '"adapter":"room-link","pictogram"') WHERE code IN ('caf', 'carsat')
          """,
          "UPDATE appointment_booking SET start = UTC_TIMESTAMP(3) ORDER BY id LIMIT 1",
          "INSERT INTO service_site SELECT 'carsat', id FROM site WHERE code = 'gramat'",
          "INSERT INTO site_profile SELECT id, 'host', 'Mairie' FROM site WHERE code = 'gramat'",
          """
          INSERT INTO site_profile SELECT id, 'access-note', 'Par la cour' FROM site
          WHERE code = 'gramat'
          """,
          "INSERT INTO site_publication SELECT id, TRUE FROM site WHERE code = 'gramat'",
          """
          INSERT INTO site_label SELECT id, 'relais-de-services-publics', '2026-01-01', NULL, ''
          FROM site WHERE code = 'gramat'
          """,
          """
          INSERT INTO site_life (site_id, state, since, reason)
          SELECT id, 'in-service', '2026-01-01', '' FROM site WHERE code = 'gramat'
          """,
          """
          INSERT INTO site_document (site_id, name, type, content, uploaded, author)
          SELECT id, 'Bail', 'pdf', 'x', NOW(3), 'Anne' FROM site WHERE code = 'gramat'
          """,
          """
          INSERT INTO site_change (site_id, at, author, field, was, becomes)
          SELECT id, NOW(3), 'Anne', 'name', 'Mairie', 'Relais' FROM site WHERE code = 'gramat'
          """,
          """
          INSERT INTO technician_visit (site_id, kiosk, day, technician, part, done, parts_used,
            recorded)
          SELECT id, 'borne-gramat', '2026-11-01', 'Anne', 'imprimante', 'remplacée', '', NOW(3)
          FROM site WHERE code = 'gramat'
          """,
          """
          INSERT INTO mediator_note SELECT CURDATE(), id, '', TRUE, FALSE, 2 FROM site
          WHERE code = 'gramat'
          """,
          """
          INSERT INTO account (name, email, role, whole_fleet, created)
          VALUES ('Ada', 'ada@example.org', 'adviser', FALSE, NOW(3))
          """,
          "INSERT INTO account_service SELECT MAX(id), 'carsat' FROM account",
          "INSERT INTO account_territory SELECT MAX(id), 'cauvaldor' FROM account",
          """
          INSERT INTO gateway_token (name, digest, made, expires, actor)
          VALUES ('Figeac', UNHEX(SHA2('figeac', 256)), NOW(3), NOW(3) + INTERVAL 1 YEAR, 'Anne')
          """,
          "INSERT INTO api_token_territory SELECT MIN(id), 'cauvaldor' FROM api_token");

  /** In this order, since copies of the later lie below copies of the earlier. */
  private static final List<Copy> COPIES =
      List.of(
          copy("site", Map.of("code", "CONCAT(code, '-', seq)", "name", "CONCAT(name, ' ', seq)")),
          copy("service", Map.of("code", "CONCAT(LEFT(code, 20), '-', seq)")),
          under("service_site", Map.of("site_id", "site")),
          under("site_profile", Map.of("site_id", "site")),
          under("site_publication", Map.of("site_id", "site")),
          under("site_label", Map.of("site_id", "site")),
          copy("site_life", Map.of()),
          under("site_life", Map.of("site_id", "site")),
          copy("site_document", Map.of()),
          under("site_document", Map.of("site_id", "site")),
          copy("site_change", Map.of()),
          under("site_change", Map.of("site_id", "site")),
          copy("technician_visit", Map.of()),
          under("technician_visit", Map.of("site_id", "site")),
          under("mediator_note", Map.of("site_id", "site")),
          // Each at another site: one site has a few, and its page asks for each of them.
          under("kiosk", Map.of("site_id", "site"), Map.of("name", "CONCAT(name, '-', seq)")),
          under("peripheral", Map.of("kiosk_id", "kiosk")),
          copy("link_change", Map.of("at", "at - INTERVAL seq MINUTE")),
          under("link_change", Map.of("kiosk_id", "kiosk")),
          copy("interview", Map.of("number", "number + 100000 * seq")),
          under(
              "interview",
              Map.of("site_id", "site", "kiosk_id", "kiosk"),
              Map.of("number", "number + 10000000 * seq")),
          copy("survey", Map.of("id", "UNHEX(LEFT(SHA2(CONCAT(HEX(id), seq), 256), 32))")),
          copy("account", Map.of("email", "CONCAT(seq, email)")),
          under("account_territory", Map.of("account_id", "account")),
          under("account_service", Map.of("account_id", "account")),
          copy("api_token", Map.of("digest", "UNHEX(SHA2(CONCAT(id, '-', seq), 256))")),
          under("api_token_territory", Map.of("token_id", "api_token")),
          copy("gateway_token", Map.of("digest", "UNHEX(SHA2(CONCAT(id, '-', seq), 256))")),
          copy("alert", Map.of()),
          copy("alert_event", Map.of()),
          under("alert_event", Map.of("alert_id", "alert")),
          under("alert_member", Map.of("alert_id", "alert")),
          copy("maintenance_window", Map.of()),
          copy("appointment_booking", Map.of("code", "NULL")),
          copy("appointment_offer", Map.of()),
          copy("budget_line", Map.of()),
          under("budget_line", Map.of("site_id", "site")),
          copy("communication_action", Map.of()),
          under("communication_action_site", Map.of("action_id", "communication_action")),
          under("communication_action_site", Map.of("site_id", "site")),
          copy("partner", Map.of("name", "CONCAT(name, ' ', seq)")),
          under("partner_stage", Map.of("partner_id", "partner")),
          copy("commitment", Map.of()),
          under("commitment_measure", Map.of("commitment_id", "commitment")),
          copy("trained_person", Map.of("email", "CONCAT(seq, email)")),
          under("trained_person", Map.of("site_id", "site"), Map.of("email", "CONCAT(seq, email)")),
          copy("training_session", Map.of()),
          under("training_participant", Map.of("session_id", "training_session")),
          under("training_participant", Map.of("person_id", "trained_person")),
          copy("past_figure_import", Map.of("hash", "SHA2(CONCAT(id, '-', seq), 256)")),
          copy("evaluation", Map.of()),
          copy("unit_event", Map.of()),
          copy("artifact", Map.of("sha256", "SHA2(CONCAT(id, '-', seq), 256)")),
          copy("release_key", Map.of("fingerprint", "SHA2(CONCAT(id, '-', seq), 256)")),
          under("trust_list", Map.of("artifact_id", "artifact"), Map.of("serial", "serial + seq")),
          copy("care_action", Map.of("id", "UUID()")),
          under("care_step", Map.of("action", "care_action")));

  private MoreRows() {}

  private static Copy copy(String table, Map<String, String> changed) {
    return new Copy(table, changed, Map.of());
  }

  private static Copy under(String table, Map<String, String> parents) {
    return new Copy(table, Map.of(), parents);
  }

  private static Copy under(
      String table, Map<String, String> parents, Map<String, String> changed) {
    return new Copy(table, changed, parents);
  }

  /** Makes one of what there is none of. */
  static void first(Handle handle) {
    FIRST.forEach(handle::execute);
  }

  /** Copies; returns the tables that have no more rows than before. */
  static List<String> into(Handle handle) {
    Map<String, Integer> added = new TreeMap<>();
    for (Copy copy : COPIES) {
      int _ = added.merge(copy.table(), handle.execute(statement(handle, copy)), Integer::sum);
    }
    return added.entrySet().stream()
        .filter(it -> it.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Copies that another row stands in the way of are left out. */
  private static String statement(Handle handle, Copy copy) {
    List<String> columns =
        handle
            .createQuery(
                """
                SELECT column_name FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = ? AND extra NOT LIKE '%auto_increment%'
                  AND extra NOT LIKE '%GENERATED%'
                """)
            .bind(0, copy.table())
            .mapTo(String.class)
            .list();
    String values =
        columns.stream()
            .map(
                column ->
                    copy.parents().containsKey(column)
                        ? "of_" + column + ".parent"
                        : copy.changed().getOrDefault(column, "`" + column + "`"))
            .collect(Collectors.joining(", "));
    String parents =
        copy.parents().entrySet().stream()
            .map(it -> parents(handle, it.getKey(), it.getValue()))
            .collect(Collectors.joining());
    return "INSERT IGNORE INTO %s (%s) SELECT %s FROM (SELECT * FROM %s LIMIT %d) one JOIN seq_1_to_10%s"
        .formatted(
            copy.table(),
            columns.stream().map(it -> "`" + it + "`").collect(Collectors.joining(", ")),
            values,
            copy.table(),
            ORIGINALS,
            parents);
  }

  /** The last rows of the other table, one for each copy. */
  private static String parents(Handle handle, String column, String table) {
    String key =
        handle
            .createQuery(
                """
                SELECT column_name FROM information_schema.columns
                WHERE table_schema = DATABASE() AND table_name = ? AND column_key = 'PRI'
                """)
            .bind(0, table)
            .mapTo(String.class)
            .first();
    return """
     JOIN (SELECT %1$s AS parent, ROW_NUMBER() OVER (ORDER BY %1$s DESC) AS place FROM %2$s) of_%3$s
     ON of_%3$s.place = seq
    """
        .formatted(key, table, column)
        .replace('\n', ' ');
  }
}
