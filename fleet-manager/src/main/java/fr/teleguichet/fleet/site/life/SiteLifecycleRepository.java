package fr.teleguichet.fleet.site.life;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The table of the lives of sites. */
@Singleton
public final class SiteLifecycleRepository {

  private static final RowMapper<SiteLifeState> STATE =
      (row, _) ->
          SiteLifeState.of(
              SiteLifeStage.ofWord(row.getString("state")).orElse(SiteLifeStage.IN_SERVICE),
              row.getObject("since", LocalDate.class),
              row.getString("reason"));

  private final Jdbi jdbi;

  SiteLifecycleRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** How far the site of this row is. */
  public SiteLifeState find(int site) {
    List<SiteLifeState> life = life(site);
    return life.isEmpty() ? SiteLifeState.unsaid() : life.getFirst();
  }

  /** Everything that the site of this row was, the newest first. */
  public List<SiteLifeState> life(int site) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT state, since, reason FROM site_life WHERE site_id = :site"
                        + " ORDER BY id DESC LIMIT 100")
                .bind("site", site)
                .map(STATE)
                .list());
  }

  /** How far each site is, by its row; those of which nobody said anything are missing. */
  public Map<Integer, SiteLifeState> all() {
    return jdbi.withHandle(SiteLifecycleRepository::all);
  }

  /** The same as this connection sees it. */
  public static Map<Integer, SiteLifeState> all(Handle handle) {
    Map<Integer, SiteLifeState> states = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT l.site_id, l.state, l.since, l.reason FROM site_life l
            JOIN (SELECT MAX(id) AS id FROM site_life GROUP BY site_id) newest
              ON newest.id = l.id
            """)
        .map((row, context) -> Map.entry(row.getInt("site_id"), STATE.map(row, context)))
        .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
    return states;
  }

  /** All that was said of each site, by its row; one of which nobody said anything is missing. */
  public Map<Integer, SiteLifecycleHistory> lives() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT site_id, state, since, reason FROM site_life ORDER BY id")
                .map((row, context) -> Map.entry(row.getInt("site_id"), STATE.map(row, context)))
                .stream()
                .collect(
                    Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.collectingAndThen(
                            Collectors.mapping(Map.Entry::getValue, Collectors.toList()),
                            SiteLifecycleHistory::new))));
  }

  /** Writes down what the site of this row became. */
  public void add(int site, SiteLifeState state) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle.execute(
                  "INSERT INTO site_life (site_id, state, since, reason) VALUES (?, ?, ?, ?)",
                  site,
                  state.stage().code(),
                  state.since().orElseThrow(),
                  state.reason());
        });
  }
}
