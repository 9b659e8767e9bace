package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retired units that were connected keep their access for a moment, so that they can be told to
 * erase themselves: until they confirm it, or for a minute at most. What is open stands in the
 * database, and a manager that starts again goes on with it.
 */
@Singleton
final class RetiredUnitGracePeriod {

  /** How long a retired unit keeps its access at most. */
  static final Duration MAX_DURATION = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(RetiredUnitGracePeriod.class);
  private static final RequestOrigin PROGRAM =
      new RequestOrigin(new Actor.Program(), Optional.empty());

  private record Open(UnitNumber unit, Instant until, Optional<UUID> wish) {}

  private final Jdbi jdbi;
  private final WipeCommandSender wipes;
  private final CertificateIssuer certificates;
  private final AuditLog audit;
  private final Clock clock;

  RetiredUnitGracePeriod(
      Database database,
      WipeCommandSender wipes,
      CertificateIssuer certificates,
      AuditLog audit,
      Clock clock) {
    this.jdbi = database.jdbi();
    this.wipes = wipes;
    this.certificates = certificates;
    this.audit = audit;
    this.clock = clock;
  }

  /** Opens a farewell in the transaction that retires the unit; the order goes out after it. */
  static void say(Handle handle, UnitNumber unit, Instant now) {
    int _ =
        handle
            .createUpdate("INSERT INTO farewell (unit_id, until) VALUES (:unit, :until)")
            .bind("unit", unit.value())
            .bind("until", UnitRepository.utc(now.plus(MAX_DURATION)))
            .execute();
  }

  /** Whether a retired unit of this kiosk has not gone yet. */
  static boolean isOpen(Handle handle, KioskId kiosk) {
    return handle
        .createQuery(
            "SELECT f.unit_id FROM farewell f JOIN unit u ON u.id = f.unit_id"
                + " WHERE u.kiosk = :kiosk AND u.territory = :territory")
        .bind("kiosk", kiosk.name().value())
        .bind("territory", kiosk.territory().value())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void look() {
    try {
      go();
    } catch (JdbiException failure) {
      LOG.debug("cause=\"{}\" farewells wait for the database", failure.getMessage());
    } catch (RuntimeException failure) {
      LOG.warn(
          "cause=\"{}\" a retired unit still has its certificates; it is tried again",
          failure.getMessage());
    }
  }

  /** One round over what is open. */
  void go() {
    List<Integer> units =
        jdbi.withHandle(
            handle ->
                handle.createQuery("SELECT unit_id FROM farewell").mapTo(Integer.class).list());
    units.forEach(unit -> jdbi.useTransaction(handle -> goOn(handle, unit)));
  }

  private void goOn(Handle handle, int number) {
    Optional<Open> found =
        handle
            .createQuery(
                "SELECT unit_id, until, wish FROM farewell WHERE unit_id = :unit"
                    + " FOR UPDATE SKIP LOCKED")
            .bind("unit", number)
            .map(
                (row, _) ->
                    new Open(
                        new UnitNumber(row.getInt("unit_id")),
                        UnitRepository.instant(row, "until").orElseThrow(),
                        Optional.ofNullable(row.getString("wish")).map(UUID::fromString)))
            .findOne();
    Optional<UnitState.Retired> retired =
        found
            .flatMap(open -> UnitRepository.lock(handle, open.unit()))
            .map(Unit::state)
            .filter(UnitState.Retired.class::isInstance)
            .map(UnitState.Retired.class::cast);
    if (found.isPresent() && retired.isPresent()) {
      goOn(handle, found.get(), retired.get());
    }
  }

  private void goOn(Handle handle, Open open, UnitState.Retired unit) {
    boolean over = !clock.instant().isBefore(open.until());
    if (open.wish().isEmpty() && !over && wipes.reaches(unit.name())) {
      UUID wish = wipes.order(unit.name(), open.until());
      int _ =
          handle.execute(
              "UPDATE farewell SET wish = ? WHERE unit_id = ?",
              wish.toString(),
              open.unit().value());
      return;
    }
    WipeCommandSender.Outcome outcome =
        open.wish().map(wipes::outcome).orElse(WipeCommandSender.Outcome.NOT_WIPED);
    switch (outcome) {
      case OPEN, BEGUN -> {
        if (over) {
          end(
              handle,
              open,
              unit,
              outcome == WipeCommandSender.Outcome.BEGUN ? "wipe-begun" : "unwiped");
        }
      }
      case WIPED -> end(handle, open, unit, "wiped");
      case NOT_WIPED -> end(handle, open, unit, "unwiped");
    }
  }

  private void end(Handle handle, Open open, UnitState.Retired unit, String verb) {
    audit.append(
        new AuditEntry(
            new Actor.Program(),
            "unit." + verb,
            unit.name().name().value(),
            Optional.empty(),
            Map.of("unit", open.unit().toString(), "key", unit.key().hex())));
    certificates.revokeAll(unit.key(), CertificateIssuer.Reason.CESSATION);
    UnitHistoryRepository.add(
        handle, open.unit(), clock.instant().truncatedTo(ChronoUnit.MILLIS), verb, PROGRAM, "");
    int _ = handle.execute("DELETE FROM farewell WHERE unit_id = ?", open.unit().value());
  }
}
