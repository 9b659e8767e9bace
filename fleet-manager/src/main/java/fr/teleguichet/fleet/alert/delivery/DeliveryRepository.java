package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.text.CodedEnum;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of deliveries. */
@Singleton
public final class DeliveryRepository {

  /**
   * More than a fleet tells one target in a bad week: what comes after it is dropped, and says so.
   */
  static final int MAX_WAITING = 20_000;

  /** A later release may have put down others: they wait for it, and keep nothing else waiting. */
  private static final List<String> KNOWN =
      Arrays.stream(Delivery.What.values()).map(Delivery.What::code).toList();

  private final Jdbi jdbi;

  DeliveryRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Puts the same into the hands of each of these accounts, in somebody's transaction. */
  static void add(
      Handle handle,
      OptionalLong alert,
      Delivery.What what,
      int serial,
      Channel channel,
      List<Long> accounts,
      Duration time,
      Instant now) {
    if (accounts.isEmpty()) {
      return;
    }
    int waiting =
        handle
            .createQuery(
                "SELECT COUNT(*) FROM alert_delivery"
                    + " WHERE state = 'waiting' AND channel = :channel")
            .bind("channel", channel.code())
            .mapTo(int.class)
            .one();
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT IGNORE INTO alert_delivery
              (alert_id, what, serial, channel, account_id, created, state, due, changed)
            VALUES (:alert, :what, :serial, :channel, :account, :now, :state, :due, :now)
            """);
    for (long account : accounts) {
      DeliveryState state = waiting++ < MAX_WAITING ? DeliveryState.WAITING : DeliveryState.DROPPED;
      PreparedBatch _ =
          batch
              .bind("alert", alert.isPresent() ? (Long) alert.getAsLong() : null)
              .bind("what", what.code())
              .bind("serial", serial)
              .bind("channel", channel.code())
              .bind("account", account)
              .bind("now", utc(now))
              .bind("state", state.code())
              .bind("due", time.toMillis())
              .add();
    }
    int[] _ = batch.execute();
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** The engine's time as last written. */
  Duration time() {
    return jdbi.withHandle(DeliveryRepository::time);
  }

  static Duration time(Handle handle) {
    return handle
        .createQuery("SELECT time FROM alert_engine WHERE id = 1")
        .mapTo(long.class)
        .findOne()
        .map(Duration::ofMillis)
        .orElse(Duration.ZERO);
  }

  /**
   * Takes the next one that is due and says that it is being tried, until then. One whose try was
   * ended by nobody is taken again.
   */
  Optional<Delivery> take(Channel channel, Duration time, Duration until, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Delivery> next =
              handle
                  .createQuery(
                      """
                      SELECT * FROM alert_delivery WHERE state IN ('waiting', 'sending')
                        AND channel = :channel AND due <= :time AND what IN (<known>)
                        ORDER BY due, id LIMIT 1 FOR UPDATE
                      """)
                  .bind("channel", channel.code())
                  .bind("time", time.toMillis())
                  .bindList("known", KNOWN)
                  .map((row, _) -> delivery(row))
                  .findOne();
          next.ifPresent(
              it ->
                  set(
                      handle,
                      it.id(),
                      DeliveryState.SENDING,
                      it.attempts() + 1,
                      until,
                      it.fault(),
                      now));
          return next;
        });
  }

  /** Writes what came of a try. */
  void end(Delivery tried, DeliveryState state, Duration due, String fault, Instant now) {
    jdbi.useHandle(handle -> set(handle, tried.id(), state, tried.attempts() + 1, due, fault, now));
  }

  private static void set(
      Handle handle,
      long id,
      DeliveryState state,
      int attempts,
      Duration due,
      String fault,
      Instant now) {
    int _ =
        handle
            .createUpdate(
                """
                UPDATE alert_delivery SET state = :state, attempts = :attempts, due = :due,
                  fault = :fault, changed = :now WHERE id = :id
                """)
            .bind("state", state.code())
            .bind("attempts", Math.min(attempts, 255))
            .bind("due", due.toMillis())
            .bind("fault", fault.length() > 300 ? fault.substring(0, 300) : fault)
            .bind("now", utc(now))
            .bind("id", id)
            .execute();
  }

  /** What was told of an alert and to whom, in order. */
  public List<Delivery> of(long alert) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM alert_delivery WHERE alert_id = :alert AND what IN (<known>)"
                        + " ORDER BY id LIMIT 200")
                .bind("alert", alert)
                .bindList("known", KNOWN)
                .map((row, _) -> delivery(row))
                .list());
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    Long alert = row.getObject("alert_id", Long.class);
    return new Delivery(
        row.getLong("id"),
        alert == null ? OptionalLong.empty() : OptionalLong.of(alert),
        CodedEnum.of(Delivery.What.class, row.getString("what")).orElseThrow(),
        row.getInt("serial"),
        CodedEnum.of(Channel.class, row.getString("channel")).orElseThrow(),
        row.getLong("account_id"),
        CodedEnum.of(DeliveryState.class, row.getString("state")).orElseThrow(),
        row.getInt("attempts"),
        row.getObject("changed", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("fault"));
  }
}
