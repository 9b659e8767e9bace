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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

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
    List<Change> changes = new ArrayList<>();
    int restarts = 0;
    for (Change link : links) {
      boolean again =
          link.state() == TimelineState.OK
              && !changes.isEmpty()
              && changes.getLast().state() == TimelineState.OK;
      if (again && restarts < MAX_RESTARTS) {
        restarts++;
        changes.add(silence(handle, id, changes.getLast().at(), link.at().minus(OF_THE_BIRTH)));
      }
      changes.add(link);
    }
    if (!heardNow && !changes.isEmpty() && changes.getLast().state() == TimelineState.OK) {
      changes.add(silence(handle, id, changes.getLast().at(), window.now()));
    }
    return changes;
  }

  private static Change silence(Handle handle, int id, Instant connected, Instant until) {
    Instant last =
        handle
            .createQuery(
                "SELECT MAX(at) FROM report WHERE kiosk_id = :kiosk AND at >= :from AND at < :until"
                    + " AND historical = FALSE")
            .bind("kiosk", id)
            .bind("from", utc(connected))
            .bind("until", utc(until))
            .mapTo(LocalDateTime.class)
            .findOne()
            .map(at -> at.toInstant(ZoneOffset.UTC))
            .orElse(connected);
    return new Change(last, TimelineState.UNKNOWN);
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
