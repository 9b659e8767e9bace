package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.access.VisibleTerritories;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.identity.Fingerprint;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims that a second device used: somebody copied a claim's file. They stand above every page
 * until a person has seen them, so they are kept in memory too, read again each half minute.
 */
@Context
public final class ReusedClaimWarnings {

  private static final Logger LOG = LoggerFactory.getLogger(ReusedClaimWarnings.class);

  /**
   * A claim that a second device used.
   *
   * @param unit whose claim it was
   * @param label what people call the unit
   * @param territory where the unit belongs
   * @param first when it began
   * @param last when it was tried last
   * @param times how often it was tried
   * @param key the key that tried last
   * @param address where that came from
   */
  public record Alert(
      UnitNumber unit,
      String label,
      String territory,
      Instant first,
      Instant last,
      int times,
      Fingerprint key,
      String address) {}

  private final Jdbi jdbi;
  private final UnitStateChanger register;
  private volatile List<Alert> open = List.of(); // replaced whole

  ReusedClaimWarnings(Database database, UnitStateChanger register) {
    this.jdbi = database.jdbi();
    this.register = register;
    refresh();
  }

  /** What nobody has seen yet in these territories, oldest first. */
  public List<Alert> openIn(VisibleTerritories visible) {
    return open.stream().filter(alert -> visible.covers(alert.territory())).toList();
  }

  /** The unit's alert, if it has one. */
  Optional<Alert> of(UnitNumber number) {
    return open.stream().filter(alert -> alert.unit().equals(number)).findFirst();
  }

  /** Reads again; what was read before stands while the database is away. */
  @Scheduled(fixedDelay = "30s", initialDelay = "30s")
  void refresh() {
    try {
      open = List.copyOf(read());
    } catch (JdbiException failure) {
      LOG.debug("Alerts of units cannot be read; those known stand.", failure);
    }
  }

  private List<Alert> read() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT a.*, u.kiosk, u.territory FROM unit_alert a JOIN unit u ON u.id = a.unit_id
                    ORDER BY a.first, a.unit_id
                    """)
                .map(
                    (row, _) ->
                        new Alert(
                            new UnitNumber(row.getInt("unit_id")),
                            Optional.ofNullable(row.getString("kiosk")).orElse(""),
                            Optional.ofNullable(row.getString("territory")).orElse(""),
                            UnitRepository.instant(row, "first").orElseThrow(),
                            UnitRepository.instant(row, "last").orElseThrow(),
                            row.getInt("times"),
                            new Fingerprint(row.getString("fingerprint")),
                            row.getString("address")))
                .list());
  }

  static void raise(Handle handle, UnitNumber unit, Instant now, Fingerprint key, String address) {
    int _ =
        handle
            .createUpdate(
                """
                INSERT INTO unit_alert (unit_id, first, last, times, fingerprint, address)
                VALUES (:unit, :now, :now, 1, :key, :address)
                ON DUPLICATE KEY UPDATE last = :now, times = times + 1, fingerprint = :key,
                  address = :address
                """)
            .bind("unit", unit.value())
            .bind("now", UnitRepository.utc(now))
            .bind("key", key.hex())
            .bind("address", address)
            .execute();
  }

  /** A person has seen it. Returns false when there was none. */
  boolean dismiss(UnitNumber unit, RequestOrigin who) {
    boolean there =
        register.inTurn(
            handle -> {
              register.note(
                  who, "unit.alert-seen", "unit " + unit, Map.of("unit", unit.toString()));
              return handle
                      .createUpdate("DELETE FROM unit_alert WHERE unit_id = :unit")
                      .bind("unit", unit.value())
                      .execute()
                  > 0;
            });
    refresh();
    return there;
  }
}
