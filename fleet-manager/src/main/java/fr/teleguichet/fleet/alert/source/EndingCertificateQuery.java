package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Kiosks whose newest certificate soon ends, since they have not renewed it; and the authority,
 * when it can soon issue none.
 */
@Singleton
final class EndingCertificateQuery implements ConditionCountQuery {

  /** A kiosk whose certificate ended long ago is none that anybody waits for. */
  private static final Duration FORGOTTEN = Duration.ofDays(90);

  private final Jdbi jdbi;
  private final CertificateAuthority authority;

  EndingCertificateQuery(Database database, CertificateAuthority authority) {
    this.jdbi = database.jdbi();
    this.authority = authority;
  }

  @Override
  public AlertKind kind() {
    return AlertKind.CERTIFICATE_ENDING;
  }

  @Override
  public List<ObservedCondition> holding(int days, Instant now) {
    List<ObservedCondition> held =
        new ArrayList<>(
            jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT k.territory, k.name, k.site_id, MAX(c.not_after) AS last
                            FROM certificate c
                            JOIN kiosk k ON k.territory = c.territory AND k.name = c.kiosk
                            WHERE c.revoked IS NULL AND c.not_after >= :forgotten
                            GROUP BY k.id, k.territory, k.name, k.site_id HAVING last < :soon
                            """)
                        .bind("forgotten", ConditionCountQuery.utc(now.minus(FORGOTTEN)))
                        .bind("soon", ConditionCountQuery.utc(now.plus(Duration.ofDays(days))))
                        .map(
                            (row, _) ->
                                ConditionCountQuery.ofKiosk(
                                    kind(),
                                    row,
                                    now,
                                    left(ConditionCountQuery.instant(row, "last"), now)))
                        .list()));
    authority
        .concern()
        .ifPresent(
            it ->
                held.add(
                    ObservedCondition.of(
                        kind(),
                        new AlertSubject.Network(),
                        Optional.empty(),
                        now,
                        left(it.end(), now))));
    return held;
  }

  private static long left(Instant end, Instant now) {
    return Math.max(0, Duration.between(now, end).toDays());
  }
}
