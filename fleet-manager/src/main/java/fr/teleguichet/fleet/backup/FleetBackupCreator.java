package fr.teleguichet.fleet.backup;

import fr.teleguichet.fleet.platform.database.DatabaseDumpWriter;
import fr.teleguichet.fleet.platform.database.DatabaseException;
import fr.teleguichet.fleet.platform.database.WholeDatabaseSession;
import fr.teleguichet.fleet.telemetry.TelemetryHousekeeping;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes a backup. The database comes first: an artifact is on the disk before its row, and none is
 * ever deleted, so every artifact that the database knows is found afterwards; and an issuing key
 * is there before a certificate that it signed.
 *
 * @param program the version that makes it
 * @param hostId under which kiosks know the manager
 * @param settings the file with the settings, where there is one
 * @param bucket where the artifacts lie when it is not the data folder
 * @param recipient to whom it is encrypted
 * @param progress is told what is being done
 */
public record FleetBackupCreator(
    String program,
    String hostId,
    Optional<Path> settings,
    Optional<String> bucket,
    Optional<X509Certificate> recipient,
    Consumer<String> progress,
    Clock clock) {

  /** Reads the certificate to which a backup is encrypted, from a PEM file. */
  public static X509Certificate recipient(Path file) {
    return BackupEncryption.recipient(file);
  }

  /** Refuses a folder in which no manager ever started, before anything is made there. */
  public static void refuseEmpty(Path data) {
    if (!Files.exists(data.resolve("authority").resolve("root").resolve("root.pem"))) {
      throw new BackupException(
          "There is nothing to back up in the data folder "
              + data
              + ": give the right one with"
              + " fleet.data.");
    }
  }

  /**
   * Writes the file, which appears when it is whole.
   *
   * @param data the data folder
   * @param target a file that does not exist yet
   */
  public BackupManifest write(Path data, WholeDatabaseSession session, Path target) {
    BackupFileWriter file = BackupFileWriter.at(target, recipient);
    Connection database = session.connection();
    try {
      long needed =
          BackupDatabaseSnapshot.estimate(database)
              + BackupFileList.in(data, bucket.isEmpty()).bytes();
      BackupManifest manifest =
          file.write(needed, out -> fill(new BackupArchiveWriter(out, now()), data, database));
      note(data, manifest);
      return manifest;
    } catch (SQLException e) {
      throw DatabaseException.failing(e);
    } catch (IOException e) {
      throw BackupException.notWritten(target, e);
    }
  }

  /** The backup is whole whether or not it can be written down that there is one. */
  private void note(Path data, BackupManifest manifest) {
    try {
      LastBackupTimeFile.note(data, manifest.created());
    } catch (IOException failure) {
      progress.accept("The data folder can't be told of the backup: " + failure.getMessage());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private BackupManifest fill(BackupArchiveWriter archive, Path data, Connection database)
      throws IOException, SQLException {
    Instant created = now();
    DatabaseDumpWriter.Written<BackupDatabaseSnapshot> dump = database(archive, database);
    BackupDatabaseSnapshot content = dump.facts();
    Map<String, String> missing = new TreeMap<>(content.artifacts());
    long bytes = 0;
    for (BackupFileList.Copied each : BackupFileList.in(data, bucket.isEmpty()).all()) {
      progress.accept(each.name() + ", " + ByteCountText.shown(each.bytes()));
      String _ = missing.remove(copy(archive, each));
      bytes += each.bytes();
    }
    if (bucket.isPresent()) {
      add(archive, BackupEntryName.BUCKET, BackupDatabaseSnapshot.list(missing));
    }
    if (settings.isPresent()) {
      add(archive, BackupEntryName.SETTINGS, Files.readString(settings.get()));
    }
    BackupManifest manifest =
        new BackupManifest(
            created,
            program,
            content.schema(),
            content.installation(),
            content.root(),
            hostId,
            bucket,
            bucket.isPresent() ? Map.of() : missing,
            dump.rows(),
            bytes + BackupDatabaseSnapshot.estimate(database));
    add(archive, BackupEntryName.MANIFEST, manifest.text());
    archive.finish();
    return manifest;
  }

  private DatabaseDumpWriter.Written<BackupDatabaseSnapshot> database(
      BackupArchiveWriter archive, Connection database) throws IOException, SQLException {
    DatabaseDumpWriter dump =
        new DatabaseDumpWriter(
            database,
            TelemetryHousekeeping.LOCK,
            table -> progress.accept("database, table " + table));
    return archive
        .add(
            BackupEntryName.DATABASE,
            out ->
                dump.write(
                    new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
                    BackupDatabaseSnapshot::read))
        .result();
  }

  /** The authority may throw away a key that is over while this goes on; nothing needs it then. */
  private static String copy(BackupArchiveWriter archive, BackupFileList.Copied file)
      throws IOException, SQLException {
    try (var content = Files.newInputStream(file.file())) {
      return archive.add(file.name(), out -> content.transferTo(out)).sha256();
    } catch (NoSuchFileException _) {
      return "";
    }
  }

  private static void add(BackupArchiveWriter archive, String name, String text)
      throws IOException, SQLException {
    var _ =
        archive.add(
            name,
            out -> {
              out.write(text.getBytes(StandardCharsets.UTF_8));
              return text;
            });
  }
}
