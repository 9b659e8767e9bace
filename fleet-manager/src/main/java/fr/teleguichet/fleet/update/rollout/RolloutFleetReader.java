package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.site.OpeningHoursTextCodec;
import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.fleet.update.rollout.eligibility.EligibilityFacts;
import fr.teleguichet.fleet.update.rollout.eligibility.FleetState;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.opening.OpeningHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the fleet as rollouts need it. */
final class RolloutFleetReader {

  /** Every kiosk that there is or shall be, with its site. */
  private static final String KIOSKS =
      """
      FROM unit u
      LEFT JOIN kiosk k ON k.name = u.holds AND k.territory = u.territory
      LEFT JOIN planned_kiosk p ON p.name = CONCAT(u.territory, ':', u.holds)
      LEFT JOIN planned_kiosk f ON f.name = u.holds AND f.name = u.held_target
      LEFT JOIN site s ON s.id = IF(k.id IS NULL, COALESCE(p.site_id, f.site_id), k.site_id)
      LEFT JOIN update_kiosk uk ON uk.kiosk = u.held_target
      LEFT JOIN distribution d ON d.id = uk.installed_id
      WHERE u.holds IS NOT NULL
      """;

  /**
   * Whether a kiosk asked of late: within twice its pause, the tenth that it may sleep longer and
   * the minute that its last question is written behind.
   */
  static final String ASKS =
      "uk.polled >= :now - INTERVAL (2 * COALESCE(uk.polling, :polling) + 120) SECOND";

  /** Whether a distribution, by the name of its column, is trust lists alone. */
  static final String TRUST_LISTS_ALONE =
      """
      NOT EXISTS (SELECT 1 FROM distribution_module l JOIN software_module s ON s.id = l.module_id
        WHERE l.distribution_id = %s AND s.part <> 'trust-list')
      """;

  private final Handle handle;

  RolloutFleetReader(Handle handle) {
    this.handle = handle;
  }

  /**
   * The fleet for the gate. Who asked for updates of late is alive, whatever else is known of it;
   * of one that speaks nothing else it is all that can be known.
   *
   * @param polling how often kiosks ask
   */
  FleetState surroundings(Instant now, Duration polling) {
    Map<String, List<EligibilityFacts.Appointment>> booked = booked(now);
    Map<String, OpeningHours> hours = new HashMap<>();
    List<EligibilityFacts> fleet =
        handle
            .createQuery(
                """
                SELECT u.held_target AS kiosk, u.territory, u.state = 'lapsed' AS lapsed,
                  COALESCE(k.link, 'never') AS link, k.link_since, uk.polled,
                  COALESCE(%s, FALSE) AS asks,
                  s.latitude, s.longitude,
                  s.opening, uk.installed_id
                """
                        .formatted(ASKS)
                    + KIOSKS)
            .bind("now", RolloutRepository.utc(now))
            .bind("polling", polling.toSeconds())
            .map(
                (row, _) ->
                    new EligibilityFacts(
                        row.getString("kiosk"),
                        row.getString("territory"),
                        row.getBoolean("lapsed"),
                        connected(row),
                        connected(row) || row.getBoolean("asks"),
                        silent(row),
                        position(row),
                        hours(row.getString("opening"), hours),
                        row.getInt("installed_id"),
                        booked.getOrDefault(row.getString("kiosk"), List.of())))
            .list();
    return new FleetState(fleet, updating(), held(), unnoticed());
  }

  private static boolean connected(ResultSet row) throws SQLException {
    String link = row.getString("link");
    return link.equals("connected") || (link.equals("never") && row.getBoolean("asks"));
  }

  private static Optional<Instant> silent(ResultSet row) throws SQLException {
    if (row.getBoolean("asks")) {
      return Optional.empty();
    }
    return switch (row.getString("link")) {
      case "lost", "stopped" -> RolloutRepository.instant(row, "link_since");
      case "never" -> RolloutRepository.instant(row, "polled");
      default -> Optional.empty();
    };
  }

  private static Optional<GeoPosition> position(ResultSet row) throws SQLException {
    double latitude = row.getDouble("latitude");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new GeoPosition(latitude, row.getDouble("longitude")));
  }

  /** Many sites have the same hours, and each text is read once. */
  private static OpeningHours hours(@Nullable String text, Map<String, OpeningHours> known) {
    return text == null
        ? EligibilityFacts.ASSUMED
        : known.computeIfAbsent(
            text, it -> OpeningHoursTextCodec.stored(it).orElse(EligibilityFacts.ASSUMED));
  }

  private Map<String, List<EligibilityFacts.Appointment>> booked(Instant now) {
    Map<String, List<EligibilityFacts.Appointment>> booked = new HashMap<>();
    handle
        .createQuery(
            "SELECT kiosk, start, finish FROM appointment WHERE finish > :now ORDER BY start")
        .bind("now", RolloutRepository.utc(now))
        .map(
            (row, _) ->
                Map.entry(
                    row.getString("kiosk"),
                    new EligibilityFacts.Appointment(
                        RolloutRepository.instant(row, "start").orElseThrow(),
                        RolloutRepository.instant(row, "finish").orElseThrow())))
        .forEach(
            entry ->
                booked
                    .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                    .add(entry.getValue()));
    return booked;
  }

  /** An update that waits for somebody's agreement is not under way. */
  private Map<String, List<String>> updating() {
    Map<String, List<String>> updating = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT a.open_kiosk AS kiosk, u.territory FROM update_action a
            JOIN unit u ON u.held_target = a.open_kiosk
            WHERE a.open_kiosk IS NOT NULL AND a.state <> 'waiting' ORDER BY a.id
            """)
        .map((row, _) -> Map.entry(row.getString("territory"), row.getString("kiosk")))
        .forEach(
            entry ->
                updating
                    .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                    .add(entry.getValue()));
    return updating;
  }

  /** Kiosks that wait with each update that they have. */
  private List<String> held() {
    return handle
        .createQuery(
            """
            SELECT a.open_kiosk FROM update_action a
            LEFT JOIN rollout_member m ON m.action_id = a.id
            WHERE a.open_kiosk IS NOT NULL AND a.state <> 'waiting'
            GROUP BY a.open_kiosk HAVING MIN(COALESCE(m.held, FALSE)) = TRUE
            """)
        .mapTo(String.class)
        .list();
  }

  /** Kiosks whose every update is trust lists alone. */
  private List<String> unnoticed() {
    return handle
        .createQuery(
            """
            SELECT a.open_kiosk FROM update_action a
            WHERE a.open_kiosk IS NOT NULL AND a.state <> 'waiting'
            GROUP BY a.open_kiosk HAVING MIN(%s) = TRUE
            """
                .formatted(TRUST_LISTS_ALONE.formatted("a.distribution_id")))
        .mapTo(String.class)
        .list();
  }

  /** Whether citizens notice when a kiosk gets the distribution: a trust list restarts nothing. */
  boolean interrupts(int distribution) {
    return handle
        .createQuery("SELECT NOT (" + TRUST_LISTS_ALONE.formatted(":id") + ")")
        .bind("id", distribution)
        .mapTo(Boolean.class)
        .one();
  }

  /** Whether a file of the distribution is not served any more. */
  boolean isWithdrawn(int distribution) {
    return handle
        .createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM distribution_module d
              JOIN software_module_artifact s ON s.module_id = d.module_id
              JOIN artifact a ON a.id = s.artifact_id
              WHERE d.distribution_id = :id AND a.withdrawn IS NOT NULL)
            """)
        .bind("id", distribution)
        .mapTo(Boolean.class)
        .one();
  }

  /** The kiosks that may be meant by a rollout. */
  List<RolloutCandidate> candidates() {
    Map<String, Set<String>> labels = new HashMap<>();
    handle
        .createQuery("SELECT kiosk, label FROM kiosk_label")
        .map((row, _) -> Map.entry(row.getString("kiosk"), row.getString("label")))
        .forEach(
            entry ->
                labels.computeIfAbsent(entry.getKey(), _ -> new HashSet<>()).add(entry.getValue()));
    return handle
        .createQuery(
            """
            SELECT u.held_target AS kiosk, u.territory, COALESCE(s.code, '') AS site,
              COALESCE(IF(JSON_VALID(k.facts), JSON_VALUE(k.facts, :board), NULL), '') AS board,
              COALESCE(uk.installed_id, 0) AS installed, d.version
            """
                + KIOSKS
                + " ORDER BY u.held_target")
        .bind("board", "$.\"" + NodeFact.BOARD_PROFILE.definition().name() + "\"")
        .map(
            (row, _) ->
                new RolloutCandidate(
                    row.getString("kiosk"),
                    row.getString("territory"),
                    row.getString("site"),
                    row.getString("board"),
                    row.getInt("installed"),
                    Optional.ofNullable(row.getString("version")).orElse(TargetFilter.NO_VERSION),
                    labels.getOrDefault(row.getString("kiosk"), Set.of())))
        .list();
  }
}
