package fr.teleguichet.fleet.account.person;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who comes, what each may do, and who leaves; somebody who may decide that always remains. */
@Singleton
public final class AccountService {

  /** What became of a change. */
  public enum Outcome {
    DONE,
    /** Nobody would be left who may manage accounts. */
    LAST_COORDINATOR,
    /** There is no such account. */
    UNKNOWN
  }

  private final Jdbi jdbi;
  private final Clock clock;

  AccountService(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** Adds an account that nobody can sign in to yet. Returns empty when the address is taken. */
  public Optional<Long> add(String name, String email, Role role, Scope scope) {
    return jdbi.inTransaction(handle -> add(handle, name, email, role, scope));
  }

  /** To look first would lock the gap, and two people who add at once would wait for each other. */
  private Optional<Long> add(Handle handle, String name, String email, Role role, Scope scope) {
    int added =
        handle
            .createUpdate(
                """
                INSERT IGNORE INTO account (name, email, role, whole_fleet, created)
                VALUES (:name, :email, :role, :whole, :now)
                """)
            .bind("name", name)
            .bind("email", AccountRepository.plainEmail(email))
            .bind("role", role.code())
            .bind("whole", scope.isWholeFleet())
            .bind("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
            .execute();
    if (added == 0) {
      return Optional.empty();
    }
    long id = handle.createQuery("SELECT LAST_INSERT_ID()").mapTo(Long.class).one();
    addTerritories(handle, id, scope);
    return Optional.of(id);
  }

  /**
   * Adds the first account, a coordinator of the whole fleet; where accounts came without their
   * passwords, from an archive of all data, the one of this address becomes it.
   *
   * @return empty when somebody can sign in already, also when two people try at once
   */
  public Optional<Long> addFirst(String name, String email, String passwordHash) {
    return jdbi.inTransaction(
        handle -> {
          int _ =
              handle.createUpdate("DELETE FROM account_link WHERE account_id IS NULL").execute();
          if (!AccountRepository.isEmpty(handle)) {
            return Optional.empty();
          }
          Optional<Long> id =
              add(handle, name, email, Role.COORDINATOR, new Scope.Fleet())
                  .or(() -> raise(handle, name, email));
          id.ifPresent(
              row -> {
                int _ =
                    handle
                        .createUpdate("UPDATE account SET password = :hash WHERE id = :id")
                        .bind("hash", passwordHash)
                        .bind("id", row)
                        .execute();
              });
          return id;
        });
  }

  private static Optional<Long> raise(Handle handle, String name, String email) {
    Optional<Long> known =
        handle
            .createQuery("SELECT id FROM account WHERE email = :email")
            .bind("email", AccountRepository.plainEmail(email))
            .mapTo(Long.class)
            .findOne();
    known.ifPresent(
        id -> {
          int _ =
              handle
                  .createUpdate(
                      "UPDATE account SET name = :name, role = :role, whole_fleet = TRUE"
                          + " WHERE id = :id")
                  .bind("name", name)
                  .bind("role", Role.COORDINATOR.code())
                  .bind("id", id)
                  .execute();
          for (String table : List.of("account_territory", "account_service")) {
            int _ =
                handle
                    .createUpdate("DELETE FROM " + table + " WHERE account_id = :id")
                    .bind("id", id)
                    .execute();
          }
        });
    return known;
  }

  /** Gives somebody another name, role or scope. */
  public Outcome change(long id, String name, Role role, Scope scope) {
    return jdbi.inTransaction(
        handle -> {
          boolean remains = role == Role.COORDINATOR && scope.isWholeFleet();
          if (!remains && isLastHead(handle, id)) {
            return Outcome.LAST_COORDINATOR;
          }
          int changed =
              handle
                  .createUpdate(
                      "UPDATE account SET name = :name, role = :role, whole_fleet = :whole"
                          + " WHERE id = :id")
                  .bind("name", name)
                  .bind("role", role.code())
                  .bind("whole", scope.isWholeFleet())
                  .bind("id", id)
                  .execute();
          if (changed == 0) {
            return Outcome.UNKNOWN;
          }
          int _ =
              handle
                  .createUpdate("DELETE FROM account_territory WHERE account_id = :id")
                  .bind("id", id)
                  .execute();
          addTerritories(handle, id, scope);
          return Outcome.DONE;
        });
  }

  /** Deletes the account with its sessions, links and codes. */
  public Outcome end(long id) {
    return jdbi.inTransaction(
        handle -> {
          if (isLastHead(handle, id)) {
            return Outcome.LAST_COORDINATOR;
          }
          int gone =
              handle.createUpdate("DELETE FROM account WHERE id = :id").bind("id", id).execute();
          return gone == 1 ? Outcome.DONE : Outcome.UNKNOWN;
        });
  }

  /** Locks the heads, so that two of them can't remove each other at the same time. */
  private static boolean isLastHead(Handle handle, long id) {
    var heads =
        handle
            .createQuery(
                """
                SELECT id FROM account WHERE role = 'coordinator' AND whole_fleet
                  AND (password IS NOT NULL OR subject IS NOT NULL) FOR UPDATE
                """)
            .mapTo(Long.class)
            .list();
    return heads.size() == 1 && heads.contains(id);
  }

  private static void addTerritories(Handle handle, long id, Scope scope) {
    for (String territory : scope.territories()) {
      int _ =
          handle
              .createUpdate(
                  "INSERT INTO account_territory (account_id, territory) VALUES (:id, :name)")
              .bind("id", id)
              .bind("name", territory)
              .execute();
    }
  }
}
