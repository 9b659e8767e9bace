package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.video.CallVideoAssignment;
import fr.teleguichet.fleet.video.CallVideoPlan;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.fleet.video.VideoRoom;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jspecify.annotations.Nullable;

/** The table of calls: one row for each, from the moment somebody asks. */
@Singleton
final class VideoCallRepository {

  /**
   * A call as its row tells of it.
   *
   * @param transferredBy the service of the call before, where somebody is passed on
   * @param adapter what carries it, or is to
   * @param insteadOf what could not carry it, where something else does
   * @param room where both sides meet, while it is open
   */
  record Row(
      UUID id,
      KioskId kiosk,
      ServiceCode service,
      Optional<ServiceCode> transferredBy,
      String adapter,
      Optional<String> insteadOf,
      Optional<VideoRoom> room,
      Instant asked,
      Optional<Instant> answered,
      Optional<Instant> connected,
      Optional<Instant> ended,
      Optional<CallOutcome> outcome,
      Optional<Long> adviser) {

    /** The call as the manager before left it; the kiosk says the rest again once it is back. */
    VideoCall leftOpen() {
      return call(adviser.flatMap(this::withAdviser).orElseGet(CallState.Waiting::new));
    }

    private Optional<CallState> withAdviser(long account) {
      return answered.map(
          at ->
              connected
                  .<CallState>map(since -> new CallState.Connected(account, at, since))
                  .orElseGet(() -> new CallState.Answered(account, at)));
    }

    /** The call once it is over; what nobody kept of it is no longer of interest. */
    VideoCall over(Instant atTheLatest) {
      return call(
          new CallState.Ended(
              outcome.orElse(CallOutcome.FAILED), answered, connected, ended.orElse(atTheLatest)));
    }

    private VideoCall call(CallState state) {
      return new VideoCall(
          id, kiosk, service, CallLanguage.FR, false, asked, video(), transferredBy, state);
    }

    /** A talk in a room goes on there. */
    private CallVideoAssignment video() {
      VideoProviderKind provider =
          VideoProviderKind.ofWord(adapter).orElse(VideoProviderKind.DIRECT);
      Optional<VideoProviderKind> failed = insteadOf.flatMap(VideoProviderKind::ofWord);
      return new CallVideoAssignment(
          new CallVideoPlan(failed.orElse(provider), Optional.empty()), provider, room, failed);
    }
  }

  private final Jdbi jdbi;

  VideoCallRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Adds a call's row. Returns false when there is one of this id. */
  boolean add(VideoCall call) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT IGNORE INTO video_call
                          (id, territory, kiosk, service, transferred_by, adapter, asked)
                        VALUES (:id, :territory, :kiosk, :service, :by, :adapter, :asked)
                        """)
                    .bind("id", call.id().toString())
                    .bind("territory", call.kiosk().territory().value())
                    .bind("kiosk", call.kiosk().name().value())
                    .bind("service", call.service().value())
                    .bind("by", call.transferredBy().map(ServiceCode::value).orElse(null))
                    .bind("adapter", call.video().plan().provider().code())
                    .bind("asked", utc(call.asked()))
                    .execute())
        == 1;
  }

  /**
   * Writes how far a call is. A later state knows the times of the earlier ones, so two threads may
   * write in any order.
   */
  void write(VideoCall call) {
    CallState state = call.state();
    Optional<CallState.Ended> over =
        state instanceof CallState.Ended ended ? Optional.of(ended) : Optional.empty();
    int _ =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE video_call SET adapter = COALESCE(:adapter, adapter),
                          instead_of = COALESCE(instead_of, :instead),
                          answered = COALESCE(answered, :answered),
                          connected = COALESCE(connected, :connected),
                          ended = COALESCE(ended, :ended), outcome = COALESCE(outcome, :outcome),
                          adviser = IF(ended IS NULL, COALESCE(:adviser, adviser), NULL),
                          room = IF(ended IS NULL, COALESCE(:room, room), NULL)
                        WHERE id = :id
                        """)
                    .bind("adapter", state.answeredAt().map(_ -> served(call)).orElse(null))
                    .bind("instead", call.video().insteadOf().map(it -> it.code()).orElse(null))
                    .bind("answered", state.answeredAt().map(VideoCallRepository::utc).orElse(null))
                    .bind(
                        "connected", state.connectedAt().map(VideoCallRepository::utc).orElse(null))
                    .bind("ended", over.map(it -> utc(it.ended())).orElse(null))
                    .bind("outcome", over.map(it -> it.outcome().code()).orElse(null))
                    .bind("adviser", state.adviser().orElse(null))
                    .bind("room", call.video().room().map(VideoRoom::lines).orElse(null))
                    .bind("id", call.id().toString())
                    .execute());
  }

  private static String served(VideoCall call) {
    return call.video().provider().code();
  }

  /** What the manager before left open, in the order of asking. */
  List<VideoCall> leftOpen() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM video_call WHERE ended IS NULL ORDER BY asked, id")
                .map((row, _) -> row(row).leftOpen())
                .list());
  }

  /** The row of this id. */
  Optional<Row> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM video_call WHERE id = :id")
                .bind("id", id.toString())
                .map((row, _) -> row(row))
                .findOne());
  }

  /** The newest rows of kiosks in the scope, newest first. */
  List<Row> newest(Scope scope, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM video_call WHERE :whole OR territory IN (<territories>)
                    ORDER BY asked DESC, id LIMIT :most
                    """)
                .bind("whole", scope.isWholeFleet())
                .bindList(EmptyHandling.NULL_KEYWORD, "territories", scope.territories())
                .bind("most", most)
                .map((row, _) -> row(row))
                .list());
  }

  /** Deletes some rows of calls that were asked for before; returns how many. */
  int deleteBefore(Instant limit, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM video_call WHERE asked < :limit ORDER BY asked LIMIT :most")
                .bind("limit", utc(limit))
                .bind("most", most)
                .execute());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        UUID.fromString(row.getString("id")),
        new KioskId(
            new Territory(row.getString("territory")), new KioskName(row.getString("kiosk"))),
        new ServiceCode(row.getString("service")),
        Optional.ofNullable(row.getString("transferred_by")).map(ServiceCode::new),
        row.getString("adapter"),
        Optional.ofNullable(row.getString("instead_of")),
        Optional.ofNullable(row.getString("room")).map(VideoRoom::ofLines),
        row.getObject("asked", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        instant(row, "answered"),
        instant(row, "connected"),
        instant(row, "ended"),
        Optional.ofNullable(row.getString("outcome")).flatMap(CallOutcome::ofWord),
        Optional.ofNullable(row.getObject("adviser", Long.class)));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    @Nullable LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return Optional.ofNullable(at).map(it -> it.toInstant(ZoneOffset.UTC));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
