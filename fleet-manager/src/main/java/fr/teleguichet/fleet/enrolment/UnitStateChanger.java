package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.identity.KioskId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The one place where a unit gets another state. Each change is written to the audit log first,
 * then certificates are revoked where they must be, then the state is stored; when one step fails,
 * the later ones do not happen, and doing it again does no harm.
 *
 * <p>Changes come one at a time: an entry of the audit log may need a database connection of its
 * own, and many changes at once, each holding one and waiting for a second, would never end. The
 * rows are locked besides, for the fleet manager that runs beside this one.
 */
@Singleton
final class UnitStateChanger {

  private final Jdbi jdbi;
  private final AuditLog audit;
  private final CertificateIssuer certificates;
  private final WipeCommandSender wipes;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();

  UnitStateChanger(
      Database database,
      AuditLog audit,
      CertificateIssuer certificates,
      WipeCommandSender wipes,
      Clock clock) {
    this.jdbi = database.jdbi();
    this.audit = audit;
    this.certificates = certificates;
    this.wipes = wipes;
    this.clock = clock;
  }

  /** Does something in a transaction while nobody else changes units. */
  <R> R inTurn(Function<Handle, R> work) {
    turn.lock();
    try {
      return jdbi.inTransaction(work::apply);
    } finally {
      turn.unlock();
    }
  }

  /** The moment, in milliseconds as the database keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Reserves the kiosk's name for a device to come. */
  Unit plan(KioskId name, RequestOrigin who) {
    return inTurn(
        handle -> {
          requireFree(handle, name);
          return plan(handle, name, who);
        });
  }

  private Unit plan(Handle handle, KioskId name, RequestOrigin who) {
    note(who, "unit.planned", name.name().value(), Map.of("territory", name.territory().value()));
    UnitNumber number = UnitRepository.insert(handle, new UnitState.Planned(name), now(), null);
    UnitHistoryRepository.add(handle, number, now(), "planned", who, "");
    return find(handle, number);
  }

  /**
   * Lets something happen to a unit.
   *
   * @param remark why, for its history; may be empty
   * @throws UnitRefusalException when it can't happen
   */
  Unit act(UnitNumber number, UnitEvent action, RequestOrigin who, String remark) {
    return inTurn(handle -> act(handle, find(handle, number), action, who, remark));
  }

  Unit act(Handle handle, Unit unit, UnitEvent action, RequestOrigin who, String remark) {
    UnitState next =
        action
            .on(unit.state())
            .orElseThrow(() -> new UnitRefusalException(UnitRefusalException.Why.WRONG_STATE));
    if (action instanceof UnitEvent.Admit(var name, _)) {
      requireFree(handle, name);
    }
    enter(handle, unit, action, next, who, remark);
    return find(handle, unit.number());
  }

  /**
   * Gives the kiosk's name to another device.
   *
   * @param old the unit that holds the name
   * @param successor a waiting unit; empty for a device to come, which gets a claim
   * @return the unit that holds the name now
   */
  Unit swap(UnitNumber old, Optional<UnitNumber> successor, RequestOrigin who) {
    return inTurn(handle -> swap(handle, find(handle, old), successor, who));
  }

  private Unit swap(Handle handle, Unit old, Optional<UnitNumber> successor, RequestOrigin who) {
    Optional<Unit> next = successor.map(number -> find(handle, number));
    if (!(old.state() instanceof UnitState.Live live && live instanceof UnitState.Keyed)
        || next.filter(it -> !(it.state() instanceof UnitState.Waiting)).isPresent()) {
      throw new UnitRefusalException(UnitRefusalException.Why.WRONG_STATE);
    }
    KioskId name = live.name();
    // The name must be free before the new unit can have it, and then the old one can name it.
    UnitRepository.update(handle, old.number(), cancelled(name, old), now());
    Unit fresh =
        next.map(it -> act(handle, it, new UnitEvent.Admit(name, now()), who, "swap"))
            .orElseGet(() -> plan(handle, name, who));
    UnitEvent replace = new UnitEvent.Replace(fresh.number());
    enter(handle, old, replace, replace.on(old.state()).orElseThrow(), who, "");
    return fresh;
  }

  /** A state that holds no name, for the time of a transaction. */
  private static UnitState cancelled(KioskId name, Unit old) {
    return new UnitState.Retired(name, old.state().fingerprint().orElseThrow());
  }

  private void enter(
      Handle handle,
      Unit unit,
      UnitEvent action,
      UnitState next,
      RequestOrigin who,
      String remark) {
    note(who, "unit." + action.verb(), subject(unit, next), facts(unit, next, remark));
    Optional<String> more = letGo(handle, action, unit);
    UnitRepository.update(handle, unit.number(), next, now());
    UnitHistoryRepository.add(handle, unit.number(), now(), action.verb(), who, remark);
    more.ifPresent(verb -> UnitHistoryRepository.add(handle, unit.number(), now(), verb, who, ""));
  }

  /**
   * Takes certificates away where the unit must not have them after this.
   *
   * @return what else happened to the unit by it, for its history
   */
  private Optional<String> letGo(Handle handle, UnitEvent action, Unit unit) {
    if (!(unit.state() instanceof UnitState.Live live && live instanceof UnitState.Keyed keyed)) {
      return Optional.empty();
    }
    switch (action) {
      case UnitEvent.Retire _ -> {
        if (wipes.reaches(live.name())) {
          RetiredUnitGracePeriod.say(handle, unit.number(), now());
          return Optional.of("wiping");
        }
        certificates.revokeAll(keyed.key(), CertificateIssuer.Reason.CESSATION);
        return Optional.of("unwiped");
      }
      case UnitEvent.Replace _ ->
          certificates.revokeAll(keyed.key(), CertificateIssuer.Reason.SUPERSEDED);
      case UnitEvent.Revoke _ ->
          certificates.revokeAll(keyed.key(), CertificateIssuer.Reason.COMPROMISE);
      case UnitEvent.Enrol _,
          UnitEvent.Admit _,
          UnitEvent.Reject _,
          UnitEvent.Accept _,
          UnitEvent.Refuse _,
          UnitEvent.Lapse _,
          UnitEvent.Readmit _,
          UnitEvent.Cancel _ -> {}
    }
    return Optional.empty();
  }

  private static String subject(Unit unit, UnitState next) {
    return next.kiosk().map(name -> name.name().value()).orElseGet(unit::label);
  }

  private static Map<String, String> facts(Unit unit, UnitState next, String remark) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("unit", unit.number().toString());
    next.fingerprint().ifPresent(key -> facts.put("key", key.hex()));
    if (next instanceof UnitState.Replaced replaced) {
      facts.put("successor", replaced.successor().toString());
    }
    if (!remark.isEmpty()) {
      facts.put("remark", UnitHistoryRepository.shortened(remark, 500));
    }
    return facts;
  }

  /** Writes to the audit log; what follows does not happen when this fails. */
  void note(RequestOrigin who, String action, String subject, Map<String, String> details) {
    audit.append(new AuditEntry(who.actor(), action, subject, who.address(), details));
  }

  private static void requireFree(Handle handle, KioskId name) {
    // Or the wipe that is meant for the old device could reach the new one.
    if (UnitRepository.lock(handle, name).isPresent()
        || RetiredUnitGracePeriod.isOpen(handle, name)) {
      throw new UnitRefusalException(UnitRefusalException.Why.NAME_TAKEN);
    }
  }

  private static Unit find(Handle handle, UnitNumber number) {
    return UnitRepository.lock(handle, number)
        .orElseThrow(() -> new UnitRefusalException(UnitRefusalException.Why.WRONG_STATE));
  }
}
