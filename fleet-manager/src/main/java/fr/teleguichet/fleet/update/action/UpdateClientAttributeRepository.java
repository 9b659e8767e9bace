package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import fr.teleguichet.fleet.update.inventory.KioskAttributeRepository;
import fr.teleguichet.fleet.update.inventory.ReportedVersions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What kiosks tell of themselves when they ask for updates. */
@Singleton
public final class UpdateClientAttributeRepository {

  /** Whether updates are agreed to at once, since when and by whom. */
  public record AutoConfirm(boolean active, String who, String why, Optional<Instant> since) {}

  private final Jdbi jdbi;
  private final UpdateActionService actions;
  private final KioskAttributeRepository attributes;

  UpdateClientAttributeRepository(
      Database database, UpdateActionService actions, KioskAttributeRepository attributes) {
    this.jdbi = database.jdbi();
    this.actions = actions;
    this.attributes = attributes;
  }

  static boolean confirms(Handle handle, TargetId kiosk) {
    return flag(
        handle.createQuery("SELECT confirms FROM update_kiosk WHERE kiosk = :kiosk"), kiosk);
  }

  private static boolean flag(Query query, TargetId kiosk) {
    return query.bind("kiosk", kiosk).mapTo(Boolean.class).findOne().orElse(false);
  }

  /**
   * The kiosk has the distribution now: what it tells of itself may be old. A trust list alone is
   * none of what it runs, and takes the place of nothing.
   */
  static void installed(Handle handle, TargetId kiosk, int distribution) {
    int _ =
        handle
            .createUpdate(
                """
                UPDATE update_kiosk SET asks = TRUE, installed_id = IF(EXISTS (
                  SELECT 1 FROM distribution_module l JOIN software_module m ON m.id = l.module_id
                  WHERE l.distribution_id = :distribution AND m.part <> 'trust-list'),
                  :distribution, installed_id)
                WHERE kiosk = :kiosk
                """)
            .bind("kiosk", kiosk)
            .bind("distribution", distribution)
            .execute();
  }

  /** The kiosk says which versions it runs: that is newer than all that was known of it. */
  static void says(Handle handle, TargetId kiosk, ReportedVersions said) {
    Optional<Integer> before =
        handle
            .createQuery(
                """
                SELECT installed_id FROM update_kiosk
                WHERE kiosk = :kiosk AND installed_id IS NOT NULL
                """)
            .bind("kiosk", kiosk)
            .mapTo(Integer.class)
            .findOne();
    Optional<Integer> now =
        said.distribution(before, SoftwareCatalogueRepository.running(handle, said, before));
    if (!now.equals(before)) {
      int _ =
          handle
              .createUpdate(
                  "UPDATE update_kiosk SET installed_id = :distribution WHERE kiosk = :kiosk")
              .bind("kiosk", kiosk)
              .bind("distribution", now.orElse(null))
              .execute();
    }
  }

  /**
   * The kiosk says what it is.
   *
   * @return false when it would have too many attributes
   */
  public boolean describes(
      TargetId kiosk, KioskAttributeRepository.Mode mode, Map<String, @Nullable String> data) {
    return actions.inTurn(
        kiosk,
        handle -> {
          Optional<ReportedVersions> said =
              attributes.put(handle, kiosk, mode, data, actions.now());
          said.filter(it -> !it.isEmpty()).ifPresent(it -> says(handle, kiosk, it));
          return said.isPresent();
        });
  }

  /**
   * The kiosk says which distribution it has.
   *
   * @return whether that is news
   */
  public boolean says(TargetId kiosk, int distribution) {
    return actions.inTurn(
        kiosk,
        handle -> {
          boolean known = isInstalled(handle, kiosk, distribution);
          if (!known) {
            installed(handle, kiosk, distribution);
          }
          return !known;
        });
  }

  private static boolean isInstalled(Handle handle, TargetId kiosk, int distribution) {
    return handle
        .createQuery("SELECT installed_id FROM update_kiosk WHERE kiosk = :kiosk")
        .bind("kiosk", kiosk)
        .mapTo(Integer.class)
        .findOne()
        .filter(it -> it == distribution)
        .isPresent();
  }

  /** Whether the kiosk agrees to updates at once. */
  public AutoConfirm autoConfirm(TargetId kiosk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT confirms, confirms_who, confirms_why, confirms_at FROM update_kiosk
                    WHERE kiosk = :kiosk
                    """)
                .bind("kiosk", kiosk)
                .map(
                    (row, _) ->
                        new AutoConfirm(
                            row.getBoolean("confirms"),
                            row.getString("confirms_who"),
                            row.getString("confirms_why"),
                            Optional.ofNullable(row.getObject("confirms_at", LocalDateTime.class))
                                .map(it -> it.toInstant(ZoneOffset.UTC))))
                .findOne()
                .orElseGet(() -> new AutoConfirm(false, "", "", Optional.empty())));
  }

  /**
   * From now on every update is agreed to, or none by itself.
   *
   * @return whether that changed anything
   */
  public boolean autoConfirm(TargetId kiosk, boolean active, String who, String why) {
    return actions.inTurn(
        kiosk,
        handle -> {
          if (confirms(handle, kiosk) == active) {
            return false;
          }
          int _ =
              handle
                  .createUpdate(
                      """
                      UPDATE update_kiosk SET confirms = :active, confirms_who = :who,
                        confirms_why = :why, confirms_at = :now
                      WHERE kiosk = :kiosk
                      """)
                  .bind("kiosk", kiosk)
                  .bind("active", active)
                  .bind("who", who)
                  .bind("why", why)
                  .bind("now", active ? UpdateActionRepository.utc(actions.now()) : null)
                  .execute();
          if (active) {
            actions.confirmAll(handle, kiosk);
          }
          return true;
        });
  }

  /** How often the kiosk shall ask; empty for what is usual. */
  void polling(TargetId kiosk, Optional<Duration> pause) {
    int _ =
        actions.inTurn(
            kiosk,
            handle ->
                handle
                    .createUpdate("UPDATE update_kiosk SET polling = :pause WHERE kiosk = :kiosk")
                    .bind("kiosk", kiosk)
                    .bind("pause", pause.map(Duration::toSeconds).orElse(null))
                    .execute());
  }

  /** The update of this number, if it is this kiosk's. */
  public Optional<UpdateAction> find(TargetId kiosk, int id) {
    return jdbi.withHandle(handle -> UpdateActionRepository.find(handle, kiosk, id));
  }

  /** Whether there is such an update of any kiosk. */
  public boolean isAnothers(TargetId kiosk, int id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*) > 0 FROM update_action WHERE id = :id AND kiosk <> :kiosk")
                .bind("id", id)
                .bind("kiosk", kiosk)
                .mapTo(Boolean.class)
                .one());
  }

  /** The update whose turn it is, and the one through which the kiosk has what it has. */
  public List<UpdateAction> granted(TargetId kiosk) {
    return jdbi.withHandle(
        handle ->
            java.util.stream.Stream.concat(
                    UpdateActionRepository.open(handle, kiosk).stream(),
                    UpdateActionRepository.installed(handle, kiosk).stream())
                .toList());
  }
}
