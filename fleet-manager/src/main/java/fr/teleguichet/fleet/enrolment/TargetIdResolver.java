package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * By which one text each kiosk is known where updates, rollouts, labels, appointments and tokens
 * are kept, and to clients of updates: its name where it is the first kiosk of that name in the
 * fleet, and group and node in one segment where another territory had the name before. A kiosk
 * that was ever a unit keeps its own for ever, so these are remembered.
 */
@Singleton
public final class TargetIdResolver {

  private static final int MAX_COUNT = 100_000;

  private final Jdbi jdbi;
  private final Map<KioskId, TargetId> known = new ConcurrentHashMap<>();

  TargetIdResolver(Database database) {
    this.jdbi = database.jdbi();
  }

  /** The kiosk's id, where that is known without asking the database. */
  public Optional<TargetId> known(KioskId kiosk) {
    return Optional.ofNullable(known.get(kiosk));
  }

  /** The kiosk's id. */
  public TargetId of(KioskId kiosk) {
    return known(kiosk).orElseGet(() -> read(kiosk));
  }

  private TargetId read(KioskId kiosk) {
    return jdbi.withHandle(
        handle -> {
          Optional<TargetId> kept = kept(handle, kiosk);
          kept.ifPresent(
              id -> {
                if (known.size() >= MAX_COUNT) {
                  known.clear();
                }
                TargetId _ = known.put(kiosk, id);
              });
          return kept.orElseGet(() -> next(handle, kiosk));
        });
  }

  /** The kiosk's id, or the one that it will get with its first unit. */
  static TargetId of(Handle handle, KioskId kiosk) {
    return kept(handle, kiosk).orElseGet(() -> next(handle, kiosk));
  }

  private static Optional<TargetId> kept(Handle handle, KioskId kiosk) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(target, kiosk) FROM unit
            WHERE kiosk = :kiosk AND territory = :territory ORDER BY id LIMIT 1
            """)
        .bind("kiosk", kiosk.name())
        .bind("territory", kiosk.territory())
        .mapTo(String.class)
        .map(TargetId::new)
        .findOne();
  }

  private static TargetId next(Handle handle, KioskId kiosk) {
    boolean isTaken =
        first(handle, kiosk.name())
            .filter(first -> !first.equals(kiosk.territory().value()))
            .isPresent();
    return new TargetId(
        isTaken ? kiosk.name().in(kiosk.territory()).segment() : kiosk.name().value());
  }

  /** The territory of the first of a name: who had a unit first, or else who was heard first. */
  private static Optional<String> first(Handle handle, KioskName kiosk) {
    return handle
        .createQuery(
            """
            SELECT territory FROM (
              SELECT territory, 0 AS later, id FROM unit
              WHERE kiosk = :kiosk AND COALESCE(target, kiosk) = :kiosk
              UNION ALL SELECT territory, 1, id FROM kiosk WHERE name = :kiosk) first
            ORDER BY later, id LIMIT 1
            """)
        .bind("kiosk", kiosk)
        .mapTo(String.class)
        .findOne();
  }

  /** The kiosk of this group and node, where both can be those of a unit. */
  public static Optional<KioskId> unitName(NodeAddress node) {
    return KioskName.isValid(node.node()) && Territory.isValid(node.group())
        ? Optional.of(new KioskId(new Territory(node.group()), new KioskName(node.node())))
        : Optional.empty();
  }

  /** The kiosk that a unit holds of this group and node, or by this name as its id. */
  public Optional<KioskId> held(KioskUrlName address) {
    return switch (address) {
      case KioskUrlName.OfNode(NodeAddress node) -> unitName(node).filter(this::isHeld);
      case KioskUrlName.NameAlone(String name) -> ofId(name);
    };
  }

  private Optional<KioskId> ofId(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT territory, holds FROM unit WHERE held_target = :id")
                .bind("id", name)
                .map(
                    (row, _) ->
                        new KioskId(
                            new Territory(row.getString("territory")),
                            new KioskName(row.getString("holds"))))
                .findOne());
  }

  private boolean isHeld(KioskId kiosk) {
    return territories(kiosk.name()).contains(kiosk.territory());
  }

  /** The territories in which a unit holds this name. */
  public List<Territory> territories(KioskName kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT territory FROM unit WHERE holds = :kiosk ORDER BY territory")
                .bind("kiosk", kiosk)
                .mapTo(String.class)
                .map(Territory::new)
                .list());
  }

  /** The ids of all kiosks that units hold. */
  public Map<NodeAddress, TargetId> all() {
    return jdbi.withHandle(
        handle -> {
          Map<NodeAddress, TargetId> ids = new HashMap<>();
          handle
              .createQuery(
                  "SELECT territory, holds, held_target FROM unit WHERE held_target IS NOT NULL")
              .map(
                  (row, _) ->
                      Map.entry(
                          new NodeAddress(row.getString("territory"), row.getString("holds")),
                          new TargetId(row.getString("held_target"))))
              .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
          return ids;
        });
  }
}
