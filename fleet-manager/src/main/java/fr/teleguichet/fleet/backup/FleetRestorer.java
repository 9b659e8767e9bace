package fr.teleguichet.fleet.backup;

import fr.teleguichet.fleet.platform.database.DatabaseDumpLoader;
import fr.teleguichet.fleet.platform.database.DatabaseException;
import fr.teleguichet.fleet.platform.database.WholeDatabaseSession;
import fr.teleguichet.fleet.platform.datadir.DiskSpace;
import fr.teleguichet.fleet.platform.datadir.RestoreTargetFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings a backup back into an empty data folder and an empty database: all of it, or nothing.
 *
 * @param hostId under which kiosks will know the manager
 * @param by who restores it, for the audit log
 * @param progress is told what is being done
 */
public record FleetRestorer(String hostId, String by, Consumer<String> progress, Clock clock) {
  /** Who was signed in then is not now, and links that were sent then open nothing. */
  private static final List<String> EMPTIED = List.of("session", "account_link");

  /** A claim that is open then may have been used since, and a second device must not use it. */
  private static final String CLAIMS_END =
      "UPDATE claim SET dropped = UTC_TIMESTAMP(3)"
          + " WHERE used IS NULL AND dropped IS NULL AND expires > UTC_TIMESTAMP(3)";

  /** The server's program and its logs. */
  private static final long SERVER = 1L << 30;

  /** How the database is reached once the folder is there for it. */
  public interface Connecting {
    /** Whether a restore that was cut off left its server running. */
    boolean isServerLeft(RestoreTargetFolder folder);

    /** Connects, and starts the server where it is ours. */
    WholeDatabaseSession connect(RestoreTargetFolder folder) throws InterruptedException;
  }

  /** Reads a backup from its beginning to its end and writes nothing. */
  public static BackupManifest check(BackupInput source) {
    return source.reader().verify();
  }

  /**
   * Restores it.
   *
   * @throws BackupException when it is not whole, or not for this program; nothing is left then
   */
  public BackupManifest restore(BackupInput source, Path data, Connecting connecting)
      throws InterruptedException, IOException {
    progress.accept("checking " + source.file());
    BackupManifest manifest = check(source);
    if (!manifest.hostId().equals(hostId)) {
      throw new BackupException(
          "Kiosks know the manager of this backup as the host "
              + manifest.hostId()
              + ": set fleet.host-id to that.");
    }
    try (RestoreTargetFolder folder = RestoreTargetFolder.open(data)) {
      long free = DiskSpace.of(data).free();
      if (free < manifest.bytes() + SERVER) {
        folder.finish();
        throw BackupException.noPlace(data, manifest.bytes() + SERVER, free);
      }
      if (connecting.isServerLeft(folder)) {
        connecting.connect(folder).close();
      }
      folder.clear();
      fill(source, manifest, folder, connecting);
      folder.put(RestoreNote.FILE, note(source, manifest));
      folder.finish();
    }
    return manifest;
  }

  private InputStream note(BackupInput source, BackupManifest manifest) throws IOException {
    String file = source.file().toAbsolutePath().normalize().toString();
    return new ByteArrayInputStream(
        new RestoreNote(by, clock.instant(), RestoreNote.Source.BACKUP, file, manifest.created())
            .text()
            .getBytes(StandardCharsets.UTF_8));
  }

  /** What fails leaves an empty folder; what is cut off, one that says so. */
  private void fill(
      BackupInput source,
      BackupManifest manifest,
      RestoreTargetFolder folder,
      Connecting connecting)
      throws InterruptedException {
    boolean done = false;
    try {
      try (WholeDatabaseSession session = connecting.connect(folder)) {
        load(source, manifest, folder, session);
      }
      done = true;
    } catch (SQLException e) {
      throw DatabaseException.failing(e);
    } finally {
      if (!done) {
        folder.clear();
        folder.finish();
      }
    }
  }

  private void load(
      BackupInput source,
      BackupManifest manifest,
      RestoreTargetFolder folder,
      WholeDatabaseSession session)
      throws SQLException {
    if (session.isNewer(manifest.schema())) {
      throw new BackupException(
          "The backup was made by a newer version of this program ("
              + manifest.program()
              + ", schema "
              + manifest.schema()
              + "): restore it with that version.");
    }
    DatabaseDumpLoader load =
        new DatabaseDumpLoader(
            session.connection(), table -> progress.accept("database, table " + table));
    load.prepare();
    boolean done = false;
    try {
      Map<String, Long> rows = new TreeMap<>();
      BackupManifest _ =
          source
              .reader()
              .read(
                  (name, content) -> {
                    if (name.equals(BackupEntryName.DATABASE)) {
                      rows.putAll(load.read(BackupArchiveReader.sql(content), EMPTIED));
                    } else {
                      put(folder, name, content);
                    }
                  });
      refuseOtherCounts(manifest, rows);
      try (Statement statement = session.connection().createStatement()) {
        int _ = statement.executeUpdate(CLAIMS_END);
      }
      load.finish();
      done = true;
    } finally {
      if (!done) {
        load.clear();
      }
    }
  }

  private void put(RestoreTargetFolder folder, String name, InputStream content)
      throws IOException {
    var place = BackupEntryName.place(name);
    if (place.isPresent()) {
      progress.accept(name);
      folder.put(place.get(), content);
    }
  }

  private static void refuseOtherCounts(BackupManifest manifest, Map<String, Long> rows) {
    Map<String, Long> expected = new TreeMap<>(manifest.rows());
    EMPTIED.forEach(table -> expected.computeIfPresent(table, (_, _) -> 0L));
    if (!expected.equals(rows)) {
      throw new BackupException(
          "The database did not take all rows of the backup; nothing of it is left.");
    }
  }
}
