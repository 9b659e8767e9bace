package fr.teleguichet.fleet.update.label;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.EmptyHandling;

/** The labels of kiosks. */
@Singleton
public final class KioskLabelRepository {

  /** So many a kiosk may have. */
  public static final int MAX_COUNT = 20;

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

  private final Jdbi jdbi;

  KioskLabelRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Whether it may be a label: small letters, digits and inner . _ -, 40 at most. */
  public static boolean isValid(String label) {
    return FORM.matcher(label).matches();
  }

  /** The kiosk's labels, in order. */
  public List<String> of(TargetId kiosk) {
    return jdbi.withHandle(handle -> of(handle, kiosk));
  }

  private static List<String> of(Handle handle, TargetId kiosk) {
    return handle
        .createQuery("SELECT label FROM kiosk_label WHERE kiosk = :kiosk ORDER BY label")
        .bind("kiosk", kiosk)
        .mapTo(String.class)
        .list();
  }

  /**
   * Every label that some kiosk of the scope has, in order; 500 at most. Whose a label is follows
   * from the id under which it is kept, as {@link fr.teleguichet.fleet.enrolment.TargetIdResolver}
   * gives ids: also where no unit holds the kiosk's name, or none ever did.
   */
  public List<String> in(Scope scope) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT l.label FROM kiosk_label l
                    WHERE :all OR COALESCE(
                      (SELECT u.territory FROM unit u WHERE u.held_target = l.kiosk),
                      (SELECT u.territory FROM unit u WHERE u.kiosk = SUBSTRING_INDEX(l.kiosk, ':', -1)
                        AND COALESCE(u.target, u.kiosk) = l.kiosk ORDER BY u.id LIMIT 1),
                      IF(LOCATE(':', l.kiosk) > 0, SUBSTRING_INDEX(l.kiosk, ':', 1),
                        (SELECT k.territory FROM kiosk k WHERE k.name = l.kiosk
                         ORDER BY k.id LIMIT 1))) IN (<territories>)
                    ORDER BY l.label LIMIT 500
                    """)
                .bind("all", scope.isWholeFleet())
                .bindList(EmptyHandling.NULL_KEYWORD, "territories", scope.territories())
                .mapTo(String.class)
                .list());
  }

  /** The kiosks that have the label. */
  public Set<TargetId> on(String label) {
    return Set.copyOf(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT kiosk FROM kiosk_label WHERE label = :label")
                    .bind("label", label)
                    .mapTo(String.class)
                    .map(TargetId::new)
                    .list()));
  }

  /** Sticks the label to the kiosk; false when it would have too many. */
  boolean put(TargetId kiosk, String label) {
    return jdbi.inTransaction(
        handle -> {
          int _ =
              handle
                  .createUpdate("INSERT IGNORE INTO kiosk_label (kiosk, label) VALUES (?, ?)")
                  .bind(0, kiosk)
                  .bind(1, label)
                  .execute();
          if (of(handle, kiosk).size() > MAX_COUNT) {
            handle.rollback();
            return false;
          }
          return true;
        });
  }

  /** Takes the label off; false when the kiosk has none of this name. */
  boolean remove(TargetId kiosk, String label) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate("DELETE FROM kiosk_label WHERE kiosk = ? AND label = ?")
                    .bind(0, kiosk)
                    .bind(1, label)
                    .execute()
                > 0);
  }
}
