package fr.teleguichet.fleet.account.session;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The table of sessions; of a session's token it has the digest only. */
@Singleton
public final class SessionRepository {

  /** How long somebody may look for the telephone. */
  private static final Duration FOR_THE_CODE = Duration.ofMinutes(5);

  private static final Duration SEEN_STEP = Duration.ofMinutes(1);
  private static final int MAX_BROWSER_LENGTH = 200;
  private static final String SELECT =
      """
      SELECT s.*, a.name, a.role, a.whole_fleet, a.totp_secret IS NOT NULL AS factor,
        (SELECT GROUP_CONCAT(t.territory SEPARATOR '\\n') FROM account_territory t
          WHERE t.account_id = a.id) AS territories
      FROM session s JOIN account a ON a.id = s.account_id
      WHERE s.seen > :idle AND s.opened > IF(s.complete, :longest, :code)
      """;

  private static final String VALUES =
      "VALUES (:digest, :account, :complete, :now, :now, :address, :browser)";

  private static final String WHILE_PASSWORD_STANDS =
      """
      SELECT :digest, id, :complete, :now, :now, :address, :browser FROM account
      WHERE id = :account AND password = :hash AND (NOT :complete OR totp_secret IS NULL)
      LOCK IN SHARE MODE
      """;

  private final Jdbi jdbi;
  private final SecretGenerator secrets;
  private final SignInSettings settings;
  private final SessionFallbackCache memory;
  private final List<PersonalAccessKeyRevoker> keys;
  private final Clock clock;

  SessionRepository(
      Database database,
      SecretGenerator secrets,
      SignInSettings settings,
      SessionFallbackCache memory,
      List<PersonalAccessKeyRevoker> keys,
      Clock clock) {
    this.jdbi = database.jdbi();
    this.secrets = secrets;
    this.settings = settings;
    this.memory = memory;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Opens a session and returns its token, which nobody can read again.
   *
   * @param complete whether everything was proved
   */
  public SecretToken open(long account, boolean complete, String address, String browser) {
    SecretToken token = secrets.text();
    Opening opening = new Opening(account, complete, address, browser);
    int _ = jdbi.withHandle(handle -> insert(handle, VALUES, token, opening).execute());
    return token;
  }

  /**
   * The same for somebody who has given nothing but a password, unless it was changed since it was
   * looked at, or a second factor came. Whoever did that ended all sessions, and did not know of
   * this one.
   *
   * @param hash what was kept of the password when it was right
   */
  public Optional<SecretToken> openByPassword(
      long account, String hash, boolean complete, String address, String browser) {
    SecretToken token = secrets.text();
    Opening opening = new Opening(account, complete, address, browser);
    int opened =
        jdbi.withHandle(
            handle ->
                insert(handle, WHILE_PASSWORD_STANDS, token, opening).bind("hash", hash).execute());
    return opened == 1 ? Optional.of(token) : Optional.empty();
  }

  /** A session of its own for one that waited for its code, unless that was ended meanwhile. */
  public Optional<SecretToken> complete(Session waiting, String address, String browser) {
    SecretToken token = secrets.text();
    Opening opening = new Opening(waiting.account(), true, address, browser);
    int opened =
        jdbi.inTransaction(
            handle ->
                handle.execute("DELETE FROM session WHERE id = ?", waiting.id()) == 1
                    ? insert(handle, VALUES, token, opening).execute()
                    : 0);
    return opened == 1 ? Optional.of(token) : Optional.empty();
  }

  private record Opening(long account, boolean complete, String address, String browser) {}

  private Update insert(Handle handle, String rows, SecretToken token, Opening opening) {
    return handle
        .createUpdate(
            "INSERT INTO session (digest, account_id, complete, opened, seen, address, browser) "
                + rows)
        .bind("digest", token.digest())
        .bind("account", opening.account())
        .bind("complete", opening.complete())
        .bind("now", utc(clock.instant()))
        .bind("address", opening.address())
        .bind("browser", printable(opening.browser()));
  }

  /**
   * Notes that a session was opened through the identity provider.
   *
   * @param proved when the person proved there who she is, as far as the provider says
   */
  public void noteProvider(SecretToken token, Optional<Instant> proved) {
    int _ =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE session SET provider = TRUE, proved = :proved"
                            + " WHERE digest = :digest")
                    .bind("proved", proved.map(SessionRepository::utc).orElse(null))
                    .bind("digest", token.digest())
                    .execute());
  }

  private static String printable(String browser) {
    String plain = browser.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > MAX_BROWSER_LENGTH ? plain.substring(0, MAX_BROWSER_LENGTH) : plain;
  }

  /** The session of this token, unless it is over. */
  public Optional<Session> find(SecretToken token) {
    long endings = memory.endings();
    Optional<Session> found =
        jdbi.withHandle(
            handle ->
                timed(handle.createQuery(SELECT + "AND s.digest = :digest"))
                    .bind("digest", token.digest())
                    .map((row, _) -> session(row))
                    .findOne());
    memory.keep(token, found.filter(Session::complete), endings);
    return found;
  }

  /** Notes that it was used. */
  public void touch(Session session) {
    if (session.seen().plus(SEEN_STEP).isBefore(clock.instant())) {
      int _ =
          jdbi.withHandle(
              handle ->
                  handle
                      .createUpdate("UPDATE session SET seen = :now WHERE id = :id")
                      .bind("now", utc(clock.instant()))
                      .bind("id", session.id())
                      .execute());
    }
  }

  private Query timed(Query query) {
    Instant now = clock.instant();
    return query
        .bind("idle", utc(now.minus(settings.idle())))
        .bind("longest", utc(now.minus(settings.longest())))
        .bind("code", utc(now.minus(FOR_THE_CODE)));
  }

  private static Session session(ResultSet row) throws SQLException {
    String territories = row.getString("territories");
    return new Session(
        row.getLong("id"),
        row.getLong("account_id"),
        row.getString("name"),
        Role.ofWord(row.getString("role")).orElseThrow(),
        Scope.of(
            row.getBoolean("whole_fleet"),
            territories == null ? Set.of() : Set.of(territories.split("\n", -1))),
        row.getBoolean("complete"),
        row.getObject("opened", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getObject("seen", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("address"),
        row.getString("browser"),
        row.getBoolean("factor"),
        row.getBoolean("provider"),
        Optional.ofNullable(row.getObject("proved", LocalDateTime.class))
            .map(at -> at.toInstant(ZoneOffset.UTC)));
  }

  /** A person's sessions, the one that was used last first. */
  public List<Session> of(long account) {
    return jdbi.withHandle(
        handle ->
            timed(
                    handle.createQuery(
                        SELECT + "AND s.complete AND s.account_id = :account ORDER BY s.seen DESC"))
                .bind("account", account)
                .map((row, _) -> session(row))
                .list());
  }

  /** Which of these are not over. */
  public Set<Long> living(Collection<Long> ids) {
    return ids.isEmpty()
        ? Set.of()
        : Set.copyOf(
            jdbi.withHandle(
                handle ->
                    timed(handle.createQuery(SELECT + "AND s.complete AND s.id IN (<ids>)"))
                        .bindList("ids", List.copyOf(ids))
                        .map((row, _) -> row.getLong("id"))
                        .list()));
  }

  /** Ends one session of this person. Returns false when there is none. */
  public boolean end(long account, long session) {
    int gone =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "DELETE FROM session WHERE id = :session AND account_id = :account")
                    .bind("account", account)
                    .bind("session", session)
                    .execute());
    memory.clear();
    return gone == 1;
  }

  /** Ends all sessions of this person. */
  public void endAll(long account) {
    jdbi.useHandle(handle -> endAll(handle, account));
    memory.clear();
  }

  /**
   * Ends all sessions of this person and the keys that she made in them, as others may have them.
   */
  public void endAllWithKeys(long account) {
    jdbi.useTransaction(
        handle -> {
          endAll(handle, account);
          keys.forEach(store -> store.removeAll(handle, account));
        });
    memory.clear();
  }

  private static void endAll(Handle handle, long account) {
    int _ = handle.execute("DELETE FROM session WHERE account_id = ?", account);
  }

  /** Ends what is over anyway, so that the table stays small. */
  public void sweep() {
    int _ =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("DELETE FROM session WHERE seen < :idle OR opened < :longest")
                    .bind("idle", utc(clock.instant().minus(settings.idle())))
                    .bind("longest", utc(clock.instant().minus(settings.longest())))
                    .execute());
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
