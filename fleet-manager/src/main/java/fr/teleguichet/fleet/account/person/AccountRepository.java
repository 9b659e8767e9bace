package fr.teleguichet.fleet.account.person;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.totp.TotpKey;
import fr.teleguichet.fleet.account.totp.TotpKeyEncryption;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** The table of accounts: who there is, and what proves them. */
@Singleton
public final class AccountRepository {

  private static final String SELECT =
      """
      SELECT a.*, (SELECT GROUP_CONCAT(t.territory SEPARATOR '\\n') FROM account_territory t
        WHERE t.account_id = a.id) AS territories FROM account a
      """;

  private final Jdbi jdbi;
  private final TotpKeyEncryption seal;
  private final Clock clock;

  AccountRepository(Database database, TotpKeyEncryption seal, Clock clock) {
    this.jdbi = database.jdbi();
    this.seal = seal;
    this.clock = clock;
  }

  /** An address as it is kept and compared. */
  public static String plainEmail(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  private static Account account(ResultSet row) throws SQLException {
    String territories = row.getString("territories");
    LocalDateTime last = row.getObject("last_sign_in", LocalDateTime.class);
    return new Account(
        row.getLong("id"),
        row.getString("name"),
        row.getString("email"),
        Role.ofWord(row.getString("role")).orElseThrow(),
        Scope.of(
            row.getBoolean("whole_fleet"),
            territories == null ? Set.of() : Set.of(territories.split("\n", -1))),
        row.getString("password") != null,
        row.getString("subject") != null,
        row.getBytes("totp_secret") != null,
        Optional.ofNullable(last).map(at -> at.toInstant(ZoneOffset.UTC)));
  }

  /** Whether nobody can sign in yet. */
  public boolean isEmpty() {
    return jdbi.withHandle(AccountRepository::isEmpty);
  }

  static boolean isEmpty(Handle handle) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM account WHERE password IS NOT NULL OR subject IS NOT NULL")
        .mapTo(Long.class)
        .one()
        .equals(0L);
  }

  /** All accounts, by name. */
  public List<Account> all() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(SELECT + "ORDER BY name, id").map((row, _) -> account(row)).list());
  }

  /** The account of this row. */
  public Optional<Account> find(long id) {
    return one("WHERE a.id = :key", query -> query.bind("key", id));
  }

  /** The account of this address. */
  public Optional<Account> find(String email) {
    return one("WHERE a.email = :key", query -> query.bind("key", plainEmail(email)));
  }

  /** The account of this person at this identity provider. */
  public Optional<Account> find(String issuer, String subject) {
    return one(
        "WHERE a.issuer = :issuer AND a.subject = :subject",
        query -> query.bind("issuer", issuer).bind("subject", subject));
  }

  private Optional<Account> one(String where, java.util.function.UnaryOperator<Query> binding) {
    return jdbi.withHandle(
        handle ->
            binding
                .apply(handle.createQuery(SELECT + where))
                .map((row, _) -> account(row))
                .findOne());
  }

  /** What proves the person. */
  public AccountCredentials proof(long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT password, totp_secret, totp_step FROM account WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> proof(id, row))
                .findOne()
                .orElseGet(
                    () -> new AccountCredentials(Optional.empty(), Optional.empty(), false, 0)));
  }

  private AccountCredentials proof(long id, ResultSet row) throws SQLException {
    Optional<byte[]> sealed = Optional.ofNullable(row.getBytes("totp_secret"));
    Optional<TotpKey> key = sealed.flatMap(it -> seal.open(id, it));
    return new AccountCredentials(
        Optional.ofNullable(row.getString("password")),
        key,
        sealed.isPresent() && key.isEmpty(),
        row.getLong("totp_step"));
  }

  /** Keeps a new hash of the password. */
  public void setPassword(long id, String hash) {
    int _ =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("UPDATE account SET password = :hash WHERE id = :id")
                    .bind("hash", hash)
                    .bind("id", id)
                    .execute());
  }

  /**
   * Keeps another hash in the place of a known one.
   *
   * @param before the hash by which the person was let do so; empty where there was none
   * @return false when the password was changed since; then that one stays
   */
  public boolean replaceHash(long id, Optional<String> before, String hash) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE account SET password = :hash"
                            + " WHERE id = :id AND password <=> :before")
                    .bind("hash", hash)
                    .bind("id", id)
                    .bind("before", before)
                    .execute())
        == 1;
  }

  /** Notes that the person came in. */
  public void noteSignIn(long id) {
    int _ =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("UPDATE account SET last_sign_in = :now WHERE id = :id")
                    .bind("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .bind("id", id)
                    .execute());
  }

  /** Ties the account to the person at the identity provider, unless it is tied already. */
  public boolean tie(long id, String issuer, String subject) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE account SET issuer = :issuer, subject = :subject"
                            + " WHERE id = :id AND subject IS NULL")
                    .bind("issuer", issuer)
                    .bind("subject", subject)
                    .bind("id", id)
                    .execute())
        == 1;
  }
}
