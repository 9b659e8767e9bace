package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.alert.AlertSeverity;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.hardware.text.CodedEnum;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table of what people want to be told. */
@Singleton
public final class AlertPreferenceRepository {
  private final Jdbi jdbi;

  AlertPreferenceRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** What those chose who did, by their accounts. */
  static Map<Long, AlertPreference> chosen(Handle handle) {
    return handle
        .createQuery("SELECT * FROM alert_preference")
        .map((row, _) -> Map.entry(row.getLong("account_id"), preference(row)))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static AlertPreference preference(ResultSet row) throws SQLException {
    String severity = row.getString("severity");
    String language = row.getString("language");
    return new AlertPreference(
        Optional.ofNullable(severity).flatMap(it -> CodedEnum.of(AlertSeverity.class, it)),
        row.getBoolean("digest"),
        Arrays.stream(Language.values())
            .filter(it -> it.tag().equals(language))
            .findFirst()
            .orElse(Language.FRENCH));
  }

  /** What somebody of this role wants. */
  public AlertPreference of(long account, Role role) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM alert_preference WHERE account_id = :account")
                .bind("account", account)
                .map((row, _) -> preference(row))
                .findOne()
                .orElseGet(() -> AlertPreference.preset(role)));
  }

  /** Writes what somebody chose. */
  public void put(long account, AlertPreference preference) {
    int _ =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        REPLACE INTO alert_preference (account_id, severity, digest, language)
                        VALUES (:account, :severity, :digest, :language)
                        """)
                    .bind("account", account)
                    .bind("severity", preference.severity().map(AlertSeverity::code).orElse(null))
                    .bind("digest", preference.digest())
                    .bind("language", preference.language().tag())
                    .execute());
  }
}
