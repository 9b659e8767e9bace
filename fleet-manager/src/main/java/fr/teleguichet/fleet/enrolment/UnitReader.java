package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.ShortCode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Looks units up; changes nothing. */
@Singleton
public final class UnitReader {

  private static final int MAX_COUNT = 500;
  private static final Set<String> STATES =
      Set.of(
          "planned",
          "waiting",
          "enrolled",
          "accepted",
          "lapsed",
          "cancelled",
          "rejected",
          "retired",
          "replaced");

  /**
   * Which units are wanted.
   *
   * @param states words of states; empty for all
   * @param words part of a kiosk's or territory's name, or a code, or a fingerprint; empty for all
   */
  public record Filter(Set<String> states, String words) {
    public Filter {
      states = states.stream().filter(STATES::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** Every unit. */
    static final Filter ALL = new Filter(Set.of(), "");
  }

  private final Jdbi jdbi;

  UnitReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Whether there is such a state. */
  static boolean isState(String word) {
    return STATES.contains(word);
  }

  /** The unit of this number. */
  public Optional<Unit> find(UnitNumber number) {
    return jdbi.withHandle(
        handle ->
            units(handle.createQuery(select("id = :id")).bind("id", number.value())).stream()
                .findFirst());
  }

  /** The unit with this key. */
  public Optional<Unit> find(Fingerprint key) {
    return jdbi.withHandle(
        handle ->
            units(handle.createQuery(select("fingerprint = :key")).bind("key", key.hex())).stream()
                .findFirst());
  }

  /**
   * The unit of a kiosk that calls.
   *
   * @throws RefusalException when none has its key and its name
   */
  public Unit calling(DeviceCallerResolver.Caller caller) {
    return find(Fingerprint.of(caller.certificate().getPublicKey()))
        .filter(it -> it.state().kiosk().filter(caller.name()::equals).isPresent())
        .orElseThrow(
            () -> new RefusalException(new Refusal.Forbidden("No unit has this key and name.")));
  }

  /** Every unit that was, is or was meant to be the kiosk, newest first. */
  public List<Unit> of(KioskId kiosk) {
    return jdbi.withHandle(
        handle ->
            units(
                handle
                    .createQuery(
                        select("kiosk = :kiosk AND territory = :territory ORDER BY id DESC"))
                    .bind("kiosk", kiosk.name().value())
                    .bind("territory", kiosk.territory().value())));
  }

  /** The units that wait for a person, longest first: new ones and those whose time ran out. */
  List<Unit> waiting() {
    return jdbi.withHandle(
        handle ->
            units(handle.createQuery(select("state IN ('waiting', 'lapsed') ORDER BY since, id"))));
  }

  /** The waiting units with this code: nearly always one. */
  List<Unit> waiting(ShortCode code) {
    return waiting().stream().filter(unit -> unit.code().filter(code::equals).isPresent()).toList();
  }

  /** The units that are wanted and may be seen, newest change first; 500 at most. */
  public List<Unit> list(Filter filter, Scope scope) {
    return jdbi.withHandle(
        handle ->
            units(
                    handle
                        .createQuery(
                            select(
                                """
                                (:any OR state IN (<states>))
                                AND (:words = '' OR CONVERT(kiosk USING utf8mb4) LIKE :like
                                  OR CONVERT(territory USING utf8mb4) LIKE :like
                                  OR CONVERT(code USING utf8mb4) = :code
                                  OR CONVERT(fingerprint USING utf8mb4) = :key)
                                ORDER BY since DESC, id DESC LIMIT 5000
                                """))
                        .bind("any", filter.states().isEmpty())
                        .bindList(
                            "states",
                            filter.states().isEmpty() ? List.of("-") : List.copyOf(filter.states()))
                        .bind("words", filter.words())
                        .bind("like", "%" + escaped(filter.words()) + "%")
                        .bind(
                            "code",
                            ShortCode.parse(filter.words()).map(ShortCode::value).orElse("-"))
                        .bind(
                            "key",
                            Fingerprint.parse(filter.words()).map(Fingerprint::hex).orElse("-")))
                .stream()
                .filter(unit -> isVisible(unit, scope))
                .limit(MAX_COUNT)
                .toList());
  }

  /** Whether somebody with that scope may see the unit; one without a name belongs to nobody. */
  static boolean isVisible(Unit unit, Scope scope) {
    return unit.state().kiosk().map(scope::covers).orElse(true);
  }

  /** Territories in the scope that units and kiosks have, for people to choose from. */
  List<String> territories(Scope scope) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT territory FROM kiosk UNION
                    SELECT territory FROM unit WHERE territory IS NOT NULL ORDER BY 1 LIMIT 500
                    """)
                .mapTo(String.class)
                .filter(scope::covers)
                .list());
  }

  private static String select(String condition) {
    return "SELECT " + UnitRepository.COLUMNS + " FROM unit WHERE " + condition;
  }

  private static List<Unit> units(Query query) {
    return query.map(UnitRepository.UNIT).list();
  }

  private static String escaped(String words) {
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
