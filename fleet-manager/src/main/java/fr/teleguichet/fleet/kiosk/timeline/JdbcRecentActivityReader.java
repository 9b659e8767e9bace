package fr.teleguichet.fleet.kiosk.timeline;

import static java.util.stream.Collectors.toMap;

import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.RecentActivityReader;
import fr.teleguichet.fleet.kiosk.RecentActivityStrip;
import fr.teleguichet.fleet.kiosk.timeline.TimelineSegment.Change;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Reads the last days of a whole list in three statements. A strip as small as these shows days: in
 * which hours the manager itself was away is told by the kiosk's own page.
 */
@Singleton
final class JdbcRecentActivityReader implements RecentActivityReader {

  /** More changes than these are of kiosks that come and go all the time; the rest is left out. */
  private static final int MAX_CHANGES = 50_000;

  private static final String LINKS =
      """
      (SELECT c.kiosk_id, c.at, c.link FROM link_change c
       JOIN (SELECT kiosk_id, MAX(at) AS at FROM link_change
             WHERE kiosk_id IN (<kiosks>) AND at < :from GROUP BY kiosk_id) before_it
         ON before_it.kiosk_id = c.kiosk_id AND before_it.at = c.at)
      UNION ALL
      (SELECT kiosk_id, at, link FROM link_change
       WHERE kiosk_id IN (<kiosks>) AND at >= :from ORDER BY at LIMIT %d)
      ORDER BY at
      """
          .formatted(MAX_CHANGES);

  private static final String INTERVIEWS =
      """
      SELECT kiosk_id, COUNT(*) AS held FROM interview
      WHERE started >= :today AND kiosk_id IN (<kiosks>) AND outcome = 'held' GROUP BY kiosk_id
      """;

  private final Jdbi jdbi;

  JdbcRecentActivityReader(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public Map<KioskUrlName, RecentActivityStrip> read(
      List<KioskRow> kiosks, LocalizedText text, Instant now) {
    Map<NodeAddress, KioskUrlName> nodes = new HashMap<>();
    kiosks.forEach(row -> row.node().ifPresent(node -> nodes.put(node, row.address())));
    if (nodes.isEmpty()) {
      return Map.of();
    }
    try {
      return jdbi.withHandle(handle -> read(handle, nodes, text, TimelineWindow.until(now)));
    } catch (JdbiException _) {
      return Map.of(); // how the kiosks are now is known without it
    }
  }

  private static Map<KioskUrlName, RecentActivityStrip> read(
      Handle handle,
      Map<NodeAddress, KioskUrlName> nodes,
      LocalizedText text,
      TimelineWindow window) {
    Map<Integer, KioskUrlName> ids = ids(handle, nodes);
    if (ids.isEmpty()) {
      return Map.of();
    }
    List<Integer> kiosks = List.copyOf(ids.keySet());
    Map<Integer, List<Change>> changes = changes(handle, kiosks, window);
    Map<Integer, Integer> interviews = interviews(handle, kiosks, window);
    return ids.entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getValue,
                it ->
                    RecentActivityStripFactory.of(
                        changes.getOrDefault(it.getKey(), List.of()),
                        interviews.getOrDefault(it.getKey(), 0),
                        window,
                        text)));
  }

  private static Map<Integer, KioskUrlName> ids(
      Handle handle, Map<NodeAddress, KioskUrlName> nodes) {
    Map<Integer, KioskUrlName> ids = new HashMap<>();
    handle
        .createQuery("SELECT id, territory, name FROM kiosk WHERE name IN (<names>)")
        .bindList("names", nodes.keySet().stream().map(NodeAddress::node).distinct().toList())
        .map(
            (row, _) ->
                Map.entry(
                    row.getInt("id"),
                    Optional.ofNullable(
                        nodes.get(
                            new NodeAddress(row.getString("territory"), row.getString("name"))))))
        .forEach(it -> it.getValue().ifPresent(kiosk -> ids.put(it.getKey(), kiosk)));
    return ids;
  }

  private static Map<Integer, List<Change>> changes(
      Handle handle, List<Integer> kiosks, TimelineWindow window) {
    Map<Integer, List<Change>> changes = new HashMap<>();
    handle
        .createQuery(LINKS)
        .bindList("kiosks", kiosks)
        .bind("from", LocalDateTime.ofInstant(window.from(), ZoneOffset.UTC))
        .map((row, _) -> Map.entry(row.getInt("kiosk_id"), change(row)))
        .forEach(
            it -> changes.computeIfAbsent(it.getKey(), _ -> new ArrayList<>()).add(it.getValue()));
    return changes;
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        TimelineReader.link(row.getString("link")));
  }

  private static Map<Integer, Integer> interviews(
      Handle handle, List<Integer> kiosks, TimelineWindow window) {
    return handle
        .createQuery(INTERVIEWS)
        .bindList("kiosks", kiosks)
        .bind("today", LocalDateTime.ofInstant(window.days().getLast().from(), ZoneOffset.UTC))
        .map((row, _) -> Map.entry(row.getInt("kiosk_id"), row.getInt("held")))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
