package fr.teleguichet.fleet.compliance.accessibility;

import fr.teleguichet.fleet.compliance.accessibility.AccessibilityStatement.Audit;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.notice.AccessibilityConformity;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table of the accessibility statement, of which there is one at most. */
@Singleton
public final class AccessibilityStatementRepository {

  private final Jdbi jdbi;

  AccessibilityStatementRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** The statement; empty where nobody made one. */
  public Optional<AccessibilityStatement> read() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM accessibility_statement WHERE id = 1")
                .map((row, _) -> statement(row))
                .findOne());
  }

  private static AccessibilityStatement statement(ResultSet row) throws SQLException {
    return new AccessibilityStatement(
        AccessibilityConformity.ofWord(row.getString("conformity"))
            .orElse(AccessibilityConformity.NONE),
        audit(row),
        row.getString("unmet"),
        row.getString("derogations"),
        row.getString("exempt"),
        row.getString("environments"),
        row.getString("tools"),
        row.getString("pages"),
        row.getString("address"),
        row.getObject("stated", LocalDate.class));
  }

  private static Optional<Audit> audit(ResultSet row) throws SQLException {
    LocalDate day = row.getObject("audited", LocalDate.class);
    return day == null
        ? Optional.empty()
        : Optional.of(new Audit(day, row.getString("auditor"), row.getBigDecimal("rate")));
  }

  /** Puts this in the place of what was stated. */
  void replace(AccessibilityStatement it) {
    jdbi.useHandle(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      """
                      REPLACE INTO accessibility_statement (id, conformity, audited, auditor, rate,
                        unmet, derogations, exempt, environments, tools, pages, address, stated)
                      VALUES (1, :conformity, :audited, :auditor, :rate,
                        :unmet, :derogations, :exempt, :environments, :tools, :pages, :address,
                        :stated)
                      """)
                  .bind("conformity", it.conformity().code())
                  .bind("audited", it.audit().map(Audit::day).orElse(null))
                  .bind("auditor", it.audit().map(Audit::auditor).orElse(""))
                  .bind("rate", it.audit().map(Audit::rate).orElse(null))
                  .bind("unmet", it.unmet())
                  .bind("derogations", it.derogations())
                  .bind("exempt", it.exempt())
                  .bind("environments", it.environments())
                  .bind("tools", it.tools())
                  .bind("pages", it.pages())
                  .bind("address", it.address())
                  .bind("stated", it.stated())
                  .execute();
        });
  }
}
