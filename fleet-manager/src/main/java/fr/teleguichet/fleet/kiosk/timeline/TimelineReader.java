package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.fleet.kiosk.timeline.TimelineSegment.Change;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Reads what the database remembers of a kiosk's connection and of its peripherals. */
@Singleton
final class TimelineReader {

  private static final int MAX_CHANGES = 20_000;
  private static final int MAX_RESTARTS = 100;

  /** A birth is a report, dated by the kiosk a little before the manager dates the connection. */
  private static final Duration OF_THE_BIRTH = Duration.ofMinutes(1);

  private static final String LINKS =
      """
      (SELECT at, link FROM link_change WHERE kiosk_id = :kiosk AND at < :from
       ORDER BY at DESC LIMIT 1)
      UNION ALL
      (SELECT at, link FROM link_change WHERE kiosk_id = :kiosk AND at >= :from ORDER BY at LIMIT %d)
      ORDER BY at
      """
          .formatted(MAX_CHANGES);

  private static final String DEVICES =
      """
      (SELECT c.device, c.at, c.present, c.state FROM peripheral_change c
       JOIN (SELECT device, MAX(at) AS at FROM peripheral_change
             WHERE kiosk_id = :kiosk AND at < :from GROUP BY device) before_it
         ON before_it.device = c.device AND before_it.at = c.at
       WHERE c.kiosk_id = :kiosk)
      UNION ALL
      (SELECT device, at, present, state FROM peripheral_change
       WHERE kiosk_id = :kiosk AND at >= :from ORDER BY at LIMIT %d)
      ORDER BY at
      """
          .formatted(MAX_CHANGES);

  private final Jdbi jdbi;

  TimelineReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * The kiosk's strips: itself first, then its peripherals by name.
   *
   * @param heardNow whether the manager knows how the kiosk is at this moment
   * @return nothing when the kiosk was never heard of
   */
  List<Timeline> read(NodeAddress kiosk, TimelineWindow window, boolean heardNow) {
    return jdbi.withHandle(
        handle ->
            id(handle, kiosk).map(id -> read(handle, id, window, heardNow)).orElse(List.of()));
  }

  /**
   * How the kiosk's connection was.
   *
   * @return nothing when the kiosk was never heard of
   */
  List<TimelineSegment> connection(NodeAddress kiosk, TimelineWindow window, boolean heardNow) {
    return jdbi.withHandle(
        handle ->
            id(handle, kiosk)
                .map(
                    id ->
                        TimelineSegment.of(
                            withSilence(handle, id, links(handle, id, window), window, heardNow),
                            window.from(),
                            window.now()))
                .orElse(List.of()));
  }

  /** How the connection of the kiosk of this row was in a window that is over or up to now. */
  List<TimelineSegment> connection(int kiosk, TimelineWindow window) {
    return jdbi.withHandle(
        handle ->
            TimelineSegment.of(
                withSilence(handle, kiosk, links(handle, kiosk, window), window, true),
                window.from(),
                window.now()));
  }

  private static Optional<Integer> id(Handle handle, NodeAddress kiosk) {
    return handle
        .createQuery("SELECT id FROM kiosk WHERE territory = :group AND name = :node")
        .bind("group", kiosk.group())
        .bind("node", kiosk.node())
        .mapTo(Integer.class)
        .findOne();
  }

  private static List<Timeline> read(
      Handle handle, int id, TimelineWindow window, boolean heardNow) {
    List<Change> links = withSilence(handle, id, links(handle, id, window), window, heardNow);
    List<TimelineSegment> heard = TimelineSegment.of(links, window.from(), window.now());
    List<Timeline> strips = new ArrayList<>();
    strips.add(new Timeline("", window, heard));
    devices(handle, id, window)
        .forEach(
            (device, changes) ->
                strips.add(
                    new Timeline(
                        device,
                        window,
                        TimelineSegment.where(
                            TimelineSegment.of(changes, window.from(), window.now()), heard))));
    return strips;
  }

  private static List<Change> links(Handle handle, int id, TimelineWindow window) {
    return handle
        .createQuery(LINKS)
        .bind("kiosk", id)
        .bind("from", utc(window.from()))
        .map(
            (row, _) ->
                new Change(
                    row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                    link(row.getString("link"))))
        .list();
  }

  static TimelineState link(String word) {
    return switch (word) {
      case "connected" -> TimelineState.OK;
      case "lost" -> TimelineState.FAILED;
      case "stopped" -> TimelineState.STOPPED;
      default -> TimelineState.UNKNOWN;
    };
  }

  /**
   * A connection that follows a connection began while nobody looked: the manager was away, and
   * nobody knows how the kiosk was since its last report. The same holds at the end when the
   * manager has not heard of it since its own start.
   */
  private static List<Change> withSilence(
      Handle handle, int id, List<Change> links, TimelineWindow window, boolean heardNow) {
    Map<Instant, Instant> ends = unwatched(links, window, heardNow);
    if (ends.isEmpty()) {
      return links;
    }
    Map<Instant, Instant> last = lastReports(handle, id, ends);
    List<Change> changes = new ArrayList<>();
    for (Change link : links) {
      changes.add(link);
      if (ends.containsKey(link.at())) {
        Instant silent = last.getOrDefault(link.at(), link.at());
        changes.add(new Change(silent, TimelineState.UNKNOWN));
      }
    }
    return changes;
  }

  /** The connections whose end nobody saw, each by its beginning, and when the next one began. */
  private static Map<Instant, Instant> unwatched(
      List<Change> links, TimelineWindow window, boolean heardNow) {
    Map<Instant, Instant> ends = new TreeMap<>();
    for (int i = 1; i < links.size() && ends.size() < MAX_RESTARTS; i++) {
      if (isConnection(links.get(i - 1)) && isConnection(links.get(i))) {
        ends.put(links.get(i - 1).at(), links.get(i).at().minus(OF_THE_BIRTH));
      }
    }
    if (!heardNow && !links.isEmpty() && isConnection(links.getLast())) {
      ends.put(links.getLast().at(), window.now());
    }
    return ends;
  }

  private static boolean isConnection(Change link) {
    return link.state() == TimelineState.OK;
  }

  /**
   * The last report of each of these connections that has any. One statement for all, in which each
   * has a part of its own with its own span of the index: a join would read every report between.
   */
  private static Map<Instant, Instant> lastReports(
      Handle handle, int id, Map<Instant, Instant> ends) {
    List<Instant> connected = List.copyOf(ends.keySet());
    Query query =
        handle
            .createQuery(
                IntStream.range(0, connected.size())
                    .mapToObj(TimelineReader::lastReport)
                    .collect(Collectors.joining(" UNION ALL ")))
            .bind("kiosk", id);
    for (int i = 0; i < connected.size(); i++) {
      Instant from = connected.get(i);
      Query _ =
          query.bind("from" + i, utc(from)).bind("until" + i, utc(ends.getOrDefault(from, from)));
    }
    Map<Instant, Instant> last = new HashMap<>();
    query
        .map(
            (row, _) ->
                Map.entry(
                    row.getInt("place"),
                    Optional.ofNullable(row.getObject("at", LocalDateTime.class))))
        .forEach(
            row ->
                row.getValue()
                    .ifPresent(
                        at -> last.put(connected.get(row.getKey()), at.toInstant(ZoneOffset.UTC))));
    return last;
  }

  private static String lastReport(int place) {
    return """
    SELECT %1$d AS place, MAX(at) AS at FROM report
    WHERE kiosk_id = :kiosk AND at >= :from%1$d AND at < :until%1$d AND historical = FALSE
    """
        .formatted(place);
  }

  private static Map<String, List<Change>> devices(Handle handle, int id, TimelineWindow window) {
    Map<String, List<Change>> devices = new TreeMap<>();
    handle
        .createQuery(DEVICES)
        .bind("kiosk", id)
        .bind("from", utc(window.from()))
        .map(
            (row, _) ->
                Map.entry(
                    row.getString("device"),
                    new Change(
                        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getBoolean("present")
                            ? state(row.getString("state"))
                            : TimelineState.FAILED)))
        .forEach(
            change ->
                devices
                    .computeIfAbsent(change.getKey(), _ -> new ArrayList<>())
                    .add(change.getValue()));
    return devices;
  }

  private static TimelineState state(String word) {
    return PeripheralState.ofWord(word)
        .map(
            state ->
                switch (state) {
                  case OK -> TimelineState.OK;
                  case WARNING -> TimelineState.WATCH;
                  case ERROR -> TimelineState.FAILED;
                })
        .orElse(TimelineState.UNKNOWN);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
