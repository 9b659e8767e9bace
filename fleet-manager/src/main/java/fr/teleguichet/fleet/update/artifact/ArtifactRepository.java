package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.release.DowngradeRules;
import fr.teleguichet.release.ReleaseVersion;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jspecify.annotations.Nullable;

/** Which artifacts there are. */
@Singleton
public final class ArtifactRepository {

  /** Columns for {@link #ARTIFACT}, of a table with the alias a. */
  public static final String COLUMNS = ArtifactRowMapper.COLUMNS;

  /** Reads an artifact from {@link #COLUMNS}. */
  public static final RowMapper<Artifact> ARTIFACT = (row, _) -> ArtifactRowMapper.read(row);

  private static final int MAX_COUNT = 1_000;

  private final Jdbi jdbi;
  private final Clock clock;

  ArtifactRepository(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** The newest, 1000 at most. */
  public List<Artifact> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT " + COLUMNS + " FROM artifact a ORDER BY a.id DESC LIMIT :most")
                .bind("most", MAX_COUNT)
                .map(ARTIFACT)
                .list());
  }

  /** The artifact of this number. */
  public Optional<Artifact> find(int id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM artifact a WHERE a.id = :id")
                .bind("id", id)
                .map(ARTIFACT)
                .findOne());
  }

  /** The artifacts of these numbers, by number, as far as there are such. */
  public Map<Integer, Artifact> find(Collection<Integer> ids) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + COLUMNS + " FROM artifact a WHERE a.id IN (<ids>)")
                .bindList(EmptyHandling.NULL_KEYWORD, "ids", Set.copyOf(ids))
                .map(ARTIFACT)
                .collect(Collectors.toMap(Artifact::id, artifact -> artifact)));
  }

  /**
   * The artifact of the number in an address.
   *
   * @throws RefusalException when there is none
   */
  Artifact asked(String number) {
    return RowNumberParser.parse(number)
        .flatMap(this::find)
        .orElseThrow(() -> RefusalException.unknown("artifact", number));
  }

  /** Those that a release key vouched for and that are not withdrawn. */
  List<Artifact> signedBy(String key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM artifact a WHERE a.signer_key = :key AND a.withdrawn IS NULL")
                .bind("key", key)
                .map(ARTIFACT)
                .list());
  }

  /** One artifact for each content, in the order of their numbers. */
  List<Artifact> contents() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + """
                         FROM artifact a WHERE a.id IN (SELECT MIN(id) FROM artifact GROUP BY sha256)
                        ORDER BY a.id
                        """)
                .map(ARTIFACT)
                .list());
  }

  /** Whether this content was withdrawn under any name. */
  boolean isWithdrawn(String sha256) {
    return jdbi.withHandle(handle -> isWithdrawn(handle, sha256));
  }

  private static boolean isWithdrawn(Handle handle, String sha256) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) > 0 FROM artifact
            WHERE sha256 = :sha256 AND withdrawn IS NOT NULL
            """)
        .bind("sha256", sha256)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Writes an artifact down; the same again is the one that is there, by now whole again and with
   * what the file says of itself. Between the reading of a file and this, which is minutes where it
   * first went to a bucket, its key may have been retired or its content withdrawn, and whoever did
   * that took along what was written down by then.
   *
   * @throws RefusalException when that happened; then nothing is written down
   */
  Artifact add(
      ArtifactName name, long size, Artifact.Sums sums, Optional<SignedReleaseStatement> release) {
    return jdbi.inTransaction(
        handle -> {
          int _ =
              handle
                  .createUpdate(
                      """
                      INSERT INTO artifact (
                        name, size, sha256, sha1, md5, uploaded, format, version, compatible,
                        description, build, signer, signer_print, signer_until, signer_key,
                        downgrade_from, oldest_allowed)
                      VALUES (
                        :name, :size, :sha256, :sha1, :md5, :now, :format, :version, :compatible,
                        :description, :build, :signer, :print, :until, :key, :downgrade, :oldest)
                      ON DUPLICATE KEY UPDATE
                        format = VALUES(format), version = VALUES(version),
                        compatible = VALUES(compatible), description = VALUES(description),
                        build = VALUES(build), signer = VALUES(signer),
                        signer_print = VALUES(signer_print), signer_until = VALUES(signer_until),
                        signer_key = VALUES(signer_key), downgrade_from = VALUES(downgrade_from),
                        oldest_allowed = VALUES(oldest_allowed)
                      """)
                  .bind("name", name.value())
                  .bind("size", size)
                  .bind("sha256", sums.sha256())
                  .bind("sha1", sums.sha1())
                  .bind("md5", sums.md5())
                  .bind("now", now())
                  .bind("format", text(release.map(it -> SignedReleaseStatement.word(it.format()))))
                  .bind("version", text(release.map(it -> it.version().text())))
                  .bind(
                      "compatible",
                      text(release.map(it -> ArtifactRowMapper.lines(it.compatible()))))
                  .bind("description", text(release.map(SignedReleaseStatement::description)))
                  .bind("build", text(release.flatMap(SignedReleaseStatement::build)))
                  .bind("signer", text(release.map(it -> it.signer().subject())))
                  .bind("print", text(release.map(it -> it.signer().fingerprint())))
                  .bind("until", release.map(it -> utc(it.signer().until())).orElse(null))
                  .bind("key", text(release.map(it -> it.signer().key())))
                  .bind("downgrade", version(release, DowngradeRules::allowedFrom))
                  .bind("oldest", version(release, DowngradeRules::minimum))
                  .execute();
          release.ifPresent(it -> requireTrusted(handle, it.signer().key()));
          requireServed(handle, sums.sha256());
          int _ =
              handle.execute("UPDATE artifact SET damaged = NULL WHERE sha256 = ?", sums.sha256());
          return handle
              .createQuery(
                  "SELECT "
                      + COLUMNS
                      + " FROM artifact a WHERE a.sha256 = :sha256 AND a.name = :name")
              .bind("sha256", sums.sha256())
              .bind("name", name.value())
              .map(ARTIFACT)
              .one();
        });
  }

  /** Locked, so that a key that is being retired is asked for what it signed only after this. */
  private static void requireTrusted(Handle handle, String key) {
    boolean retired =
        handle
            .createQuery(
                """
                SELECT retired IS NOT NULL FROM release_key WHERE fingerprint = :key
                LOCK IN SHARE MODE
                """)
            .bind("key", key)
            .mapTo(Boolean.class)
            .findOne()
            .orElse(false);
    if (retired) {
      throw RefusalException.conflict("The key that signed this file was retired meanwhile.");
    }
  }

  private static void requireServed(Handle handle, String sha256) {
    if (isWithdrawn(handle, sha256)) {
      throw RefusalException.conflict("This content was withdrawn and is not taken again.");
    }
  }

  private static @Nullable String version(
      Optional<SignedReleaseStatement> release,
      Function<DowngradeRules, Optional<ReleaseVersion>> rule) {
    return text(release.flatMap(it -> rule.apply(it.downgrade())).map(ReleaseVersion::text));
  }

  private static @Nullable String text(Optional<String> text) {
    return text.orElse(null);
  }

  /** Takes this content from all devices, whatever its names. */
  void withdraw(Artifact artifact, String by, String why) {
    boolean _ =
        change(
            """
            UPDATE artifact SET withdrawn = :now, withdrawn_by = :by, withdrawn_why = :why
            WHERE sha256 = :sha256 AND withdrawn IS NULL
            """,
            artifact,
            by,
            why);
  }

  /** Gives this content back to devices, whatever its names. */
  void restore(Artifact artifact) {
    boolean _ =
        change(
            """
            UPDATE artifact SET withdrawn = NULL, withdrawn_by = NULL, withdrawn_why = NULL
            WHERE sha256 = :sha256
            """,
            artifact,
            "",
            "");
  }

  /** Writes down that another content lies in its place, or none; false where it is known. */
  boolean damaged(Artifact artifact) {
    return change(
        "UPDATE artifact SET damaged = :now WHERE sha256 = :sha256 AND damaged IS NULL",
        artifact,
        "",
        "");
  }

  private boolean change(String sql, Artifact artifact, String by, String why) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(sql)
                    .bind("sha256", artifact.sums().sha256())
                    .bind("now", now())
                    .bind("by", by)
                    .bind("why", why)
                    .execute())
        > 0;
  }

  /** Says what is new in it, where what is written is expected; returns whether it was. */
  boolean describe(Artifact artifact, String notes, Predicate<ReleaseNotesETag> expected) {
    return jdbi.inTransaction(
        handle -> {
          String written =
              handle
                  .createQuery("SELECT notes FROM artifact WHERE id = :id FOR UPDATE")
                  .bind("id", artifact.id())
                  .mapTo(String.class)
                  .one();
          return expected.test(ReleaseNotesETag.of(written))
              && handle.execute("UPDATE artifact SET notes = ? WHERE id = ?", notes, artifact.id())
                  == 1;
        });
  }

  private LocalDateTime now() {
    return utc(clock.instant());
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(time.toEpochMilli()), ZoneOffset.UTC);
  }
}
