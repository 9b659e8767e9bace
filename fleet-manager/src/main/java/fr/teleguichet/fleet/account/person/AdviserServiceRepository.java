package fr.teleguichet.fleet.account.person;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The table of the services that advisers speak for. */
@Singleton
public final class AdviserServiceRepository implements AccountClosurePreview {
  private final Jdbi jdbi;

  AdviserServiceRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Those of one account. */
  public Set<ServiceCode> of(long account) {
    return Set.copyOf(
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT service FROM account_service WHERE account_id = :account")
                    .bind("account", account)
                    .map((row, _) -> new ServiceCode(row.getString("service")))
                    .list()));
  }

  /** Gives an account these and no others. */
  public void set(long account, Set<ServiceCode> services) {
    jdbi.useTransaction(
        handle -> {
          int _ = handle.execute("DELETE FROM account_service WHERE account_id = ?", account);
          for (ServiceCode service : services) {
            int _ =
                handle.execute(
                    "INSERT INTO account_service (account_id, service) VALUES (?, ?)",
                    account,
                    service.value());
          }
        });
  }

  @Override
  public List<Count> atEndOf(Account account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(*) AS mine, COALESCE(SUM(NOT EXISTS (
                      SELECT 1 FROM account_service o JOIN account p ON p.id = o.account_id
                      WHERE o.service = s.service AND o.account_id <> s.account_id
                        AND p.role = :adviser)), 0) AS alone
                    FROM account_service s JOIN account a ON a.id = s.account_id
                    WHERE a.id = :account AND a.role = :adviser
                    """)
                .bind("account", account.id())
                .bind("adviser", Role.ADVISER.code())
                .map(
                    (row, _) ->
                        List.of(
                            new Count(Subject.SERVICES, row.getInt("mine")),
                            new Count(Subject.SERVICES_ALONE, row.getInt("alone"))))
                .one());
  }
}
