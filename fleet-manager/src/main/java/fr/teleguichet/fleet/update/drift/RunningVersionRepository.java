package fr.teleguichet.fleet.update.drift;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What the database knows of versions and of who runs them. */
@Singleton
final class RunningVersionRepository {

  private static final int MAX_COUNT = 500;

  private final Jdbi jdbi;

  RunningVersionRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * The newest distributions, newest first; 500 at most, and every one that some kiosk runs. Where
   * nobody knows when a module was promoted, it counts from its making.
   */
  List<ComparableDistribution> versions() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT d.id, d.name, d.version, d.made,
                      IF(COUNT(m.id) > 0 AND MIN(m.channel = 'stable') = 1,
                        GREATEST(d.made, MAX(COALESCE(m.promoted, m.made))), NULL) AS promoted,
                      COALESCE(MAX(a.withdrawn IS NOT NULL OR a.damaged IS NOT NULL), 0) = 1 AS withdrawn
                    FROM distribution d
                      LEFT JOIN distribution_module l ON l.distribution_id = d.id
                      LEFT JOIN software_module m ON m.id = l.module_id
                      LEFT JOIN software_module_artifact s ON s.module_id = m.id
                      LEFT JOIN artifact a ON a.id = s.artifact_id
                    WHERE d.id > (SELECT COALESCE(MAX(id), 0) FROM distribution) - :most
                      OR d.id IN (SELECT installed_id FROM update_kiosk)
                    GROUP BY d.id, d.name, d.version, d.made
                    ORDER BY d.id DESC
                    """)
                .bind("most", MAX_COUNT)
                .map(
                    (row, _) ->
                        new ComparableDistribution(
                            row.getInt("id"),
                            row.getString("name"),
                            row.getString("version"),
                            instant(row.getObject("made", LocalDateTime.class)),
                            Optional.ofNullable(row.getObject("promoted", LocalDateTime.class))
                                .map(RunningVersionRepository::instant),
                            row.getBoolean("withdrawn")))
                .list());
  }

  /** The number of the distribution that each kiosk said it runs. */
  Map<TargetId, Integer> installed() {
    return jdbi.withHandle(
        handle -> {
          Map<TargetId, Integer> installed = new HashMap<>();
          handle
              .createQuery(
                  "SELECT kiosk, installed_id FROM update_kiosk WHERE installed_id IS NOT NULL")
              .map(
                  (row, _) ->
                      Map.entry(new TargetId(row.getString("kiosk")), row.getInt("installed_id")))
              .forEach(entry -> installed.put(entry.getKey(), entry.getValue()));
          return installed;
        });
  }

  /** The number of the distribution that this kiosk said it runs. */
  Optional<Integer> installed(TargetId kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT installed_id FROM update_kiosk
                    WHERE kiosk = :kiosk AND installed_id IS NOT NULL
                    """)
                .bind("kiosk", kiosk)
                .mapTo(Integer.class)
                .findOne());
  }

  /** The modules of every distribution, as versions by part. */
  Map<Integer, Map<String, String>> modules() {
    return jdbi.withHandle(
        handle -> {
          Map<Integer, Map<String, String>> modules = new HashMap<>();
          handle
              .createQuery(
                  """
                  SELECT l.distribution_id AS id, m.part, m.version
                  FROM distribution_module l JOIN software_module m ON m.id = l.module_id
                  WHERE l.distribution_id > (SELECT COALESCE(MAX(id), 0) FROM distribution) - :most
                  """)
              .bind("most", MAX_COUNT)
              .map(
                  (row, _) ->
                      Map.entry(
                          row.getInt("id"),
                          Map.entry(row.getString("part"), row.getString("version"))))
              .forEach(
                  entry ->
                      modules
                          .computeIfAbsent(entry.getKey(), _ -> new HashMap<>())
                          .put(entry.getValue().getKey(), entry.getValue().getValue()));
          return modules;
        });
  }

  /** Since when an update is under way at each kiosk where one is. */
  Map<NodeAddress, Instant> underWay() {
    return jdbi.withHandle(
        handle -> {
          Map<NodeAddress, Instant> begun = new HashMap<>();
          handle
              .createQuery(
                  """
                  SELECT u.territory, u.holds, MIN(a.since) AS since
                  FROM update_action a JOIN unit u ON u.held_target = a.open_kiosk
                  WHERE a.open_kiosk IS NOT NULL AND a.state = 'running'
                  GROUP BY u.territory, u.holds
                  """)
              .map(
                  (row, _) ->
                      Map.entry(
                          new NodeAddress(row.getString("territory"), row.getString("holds")),
                          instant(row.getObject("since", LocalDateTime.class))))
              .forEach(entry -> begun.put(entry.getKey(), entry.getValue()));
          return begun;
        });
  }

  private static Instant instant(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC);
  }
}
