package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.access.VisibleTerritories;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Which territories the alerts are of that are not resolved, as last read: every page says how many
 * there are, and none asks the database for it.
 */
@Singleton
public final class ActiveAlertCountCache {
  private final Jdbi jdbi;
  private volatile Map<Long, Set<String>> territories = Map.of(); // replaced whole

  ActiveAlertCountCache(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Reads again. */
  void refresh() {
    Map<Long, Set<String>> read = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT a.id, m.territory FROM alert a
                    JOIN alert_member m ON m.alert_id = a.id WHERE a.state <> 'resolved' AND a.%s
                    """
                        .formatted(AlertRepository.IS_KNOWN))
                .map((row, _) -> Map.entry(row.getLong("id"), row.getString("territory")))
                .forEach(
                    it -> {
                      boolean _ =
                          read.computeIfAbsent(it.getKey(), _ -> new HashSet<>())
                              .add(it.getValue());
                    }));
    territories = Map.copyOf(read);
  }

  /** How many there are for whoever sees this; what is of no territory is of the whole fleet. */
  public int count(VisibleTerritories seen) {
    return (int)
        territories.values().stream().filter(of -> of.stream().anyMatch(seen::covers)).count();
  }
}
