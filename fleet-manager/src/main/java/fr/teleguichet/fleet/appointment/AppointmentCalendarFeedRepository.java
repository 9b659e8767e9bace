package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountClosurePreview;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.account.session.PersonalAccessKeyRevoker;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table of addresses for calendar programs: one for each account, by its digest. */
@Singleton
final class AppointmentCalendarFeedRepository
    implements PersonalAccessKeyRevoker, AccountClosurePreview {
  private final Jdbi jdbi;

  AppointmentCalendarFeedRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Gives an account this key in place of an older one. */
  void put(long account, SecretToken key, Instant now) {
    int _ =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO appointment_feed (account_id, digest, made)
                        VALUES (:account, :digest, :now)
                        ON DUPLICATE KEY UPDATE digest = :digest, made = :now
                        """)
                    .bind("account", account)
                    .bind("digest", key.digest())
                    .bind("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                    .execute());
  }

  /** Takes an account's key away. */
  void remove(long account) {
    jdbi.useHandle(handle -> removeAll(handle, account));
  }

  @Override
  public void removeAll(Handle handle, long account) {
    int _ = handle.execute("DELETE FROM appointment_feed WHERE account_id = ?", account);
  }

  /** Whether an account has a key. */
  boolean has(long account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT 1 FROM appointment_feed WHERE account_id = :account")
                .bind("account", account)
                .mapTo(int.class)
                .findOne()
                .isPresent());
  }

  /** Whose key this is. */
  Optional<Long> account(SecretToken key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT account_id FROM appointment_feed WHERE digest = :digest")
                .bind("digest", key.digest())
                .mapTo(Long.class)
                .findOne());
  }

  @Override
  public List<Count> atEndOf(Account account) {
    return List.of(new Count(Subject.CALENDAR, has(account.id()) ? 1 : 0));
  }
}
