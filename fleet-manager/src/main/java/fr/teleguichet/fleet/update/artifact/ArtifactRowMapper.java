package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.release.DowngradeRules;
import fr.teleguichet.release.ReleaseVersion;
import fr.teleguichet.release.VerifiedReleaseFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An artifact in the database. */
final class ArtifactRowMapper {

  static final String COLUMNS =
      "a.id, a.name, a.size, a.sha256, a.sha1, a.md5, a.uploaded, a.withdrawn, a.withdrawn_by,"
          + " a.withdrawn_why, a.format, a.version, a.compatible, a.description, a.build,"
          + " a.signer, a.signer_print, a.signer_until, a.signer_key, a.notes, a.damaged,"
          + " a.downgrade_from, a.oldest_allowed";

  private ArtifactRowMapper() {}

  static Artifact read(ResultSet row) throws SQLException {
    return new Artifact(
        row.getInt("id"),
        row.getString("name"),
        row.getLong("size"),
        new Artifact.Sums(row.getString("sha256"), row.getString("sha1"), row.getString("md5")),
        time(row, "uploaded").orElseThrow(),
        release(row),
        row.getString("notes"),
        withdrawal(row),
        time(row, "damaged"));
  }

  private static Optional<Artifact.Withdrawal> withdrawal(ResultSet row) throws SQLException {
    String by = text(row, "withdrawn_by");
    String why = text(row, "withdrawn_why");
    return time(row, "withdrawn").map(at -> new Artifact.Withdrawal(at, by, why));
  }

  private static Optional<SignedReleaseStatement> release(ResultSet row) throws SQLException {
    String format = text(row, "format");
    return format.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SignedReleaseStatement(
                VerifiedReleaseFile.Format.valueOf(format.toUpperCase(Locale.ROOT)),
                new ReleaseVersion(text(row, "version")),
                text(row, "compatible").lines().toList(),
                text(row, "description"),
                Optional.of(text(row, "build")).filter(it -> !it.isEmpty()),
                new DowngradeRules(
                    ReleaseVersion.parse(text(row, "downgrade_from")),
                    ReleaseVersion.parse(text(row, "oldest_allowed"))),
                new SignedReleaseStatement.SignedBy(
                    text(row, "signer"),
                    text(row, "signer_print"),
                    time(row, "signer_until").orElseThrow(),
                    text(row, "signer_key"))));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    @Nullable String text = row.getString(column);
    return Objects.requireNonNullElse(text, "");
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
        .map(time -> time.toInstant(ZoneOffset.UTC));
  }

  /** The lines of a release's compatible. */
  static String lines(List<String> compatible) {
    return String.join("\n", compatible);
  }
}
