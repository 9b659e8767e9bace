package fr.teleguichet.fleet.portability;

import fr.teleguichet.fleet.backup.FleetRestorer;
import fr.teleguichet.fleet.backup.RestoreNote;
import fr.teleguichet.fleet.platform.database.DatabaseException;
import fr.teleguichet.fleet.platform.database.FreshSchemaSetup;
import fr.teleguichet.fleet.platform.database.WholeDatabaseSession;
import fr.teleguichet.fleet.platform.datadir.DiskSpace;
import fr.teleguichet.fleet.platform.datadir.RestoreTargetFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Takes an archive in: into an empty data folder and an empty database, all of it or nothing.
 *
 * @param by who does so, for the audit log
 * @param progress is told what is being done
 */
public record FleetImporter(String by, Consumer<String> progress, Clock clock) {
  /** The server's program and its logs. */
  private static final long SERVER = 1L << 30;

  /** Where the settings of the archive go, for a person to look at. */
  private static final String SETTINGS = "settings-of-the-archive.yaml";

  /** Reads an archive from its beginning to its end and writes nothing. */
  public static DataPackage check(Path file) throws IOException {
    try (DataArchiveReader archive = DataArchiveReader.open(file, ArchiveLimits.USUAL)) {
      return archive.verify();
    }
  }

  /**
   * Takes it in.
   *
   * @throws PortabilityException when it is not what this program takes; nothing is left then
   */
  public DataPackage takeIn(Path file, Path data, FleetRestorer.Connecting connecting)
      throws InterruptedException, IOException {
    progress.accept("checking " + file);
    try (DataArchiveReader archive = DataArchiveReader.open(file, ArchiveLimits.USUAL)) {
      DataPackage described = archive.verify();
      try (RestoreTargetFolder folder = RestoreTargetFolder.open(data)) {
        refuseSmallDisk(data, described, folder);
        if (connecting.isServerLeft(folder)) {
          connecting.connect(folder).close();
        }
        folder.clear();
        fill(archive, described, folder, connecting);
        folder.put(RestoreNote.FILE, note(file, described));
        folder.finish();
      }
      return described;
    }
  }

  private static void refuseSmallDisk(Path data, DataPackage described, RestoreTargetFolder folder)
      throws IOException {
    long free = DiskSpace.of(data).free();
    if (free - SERVER < described.bytes()) {
      folder.finish();
      throw new PortabilityException(
          "There is too little free space for %s: some %d MB are needed and %d MB are free."
              .formatted(data, (described.bytes() + SERVER) / 1_000_000, free / 1_000_000));
    }
  }

  private InputStream note(Path file, DataPackage described) throws IOException {
    return new ByteArrayInputStream(
        new RestoreNote(
                by,
                clock.instant(),
                RestoreNote.Source.ARCHIVE,
                file.toAbsolutePath().normalize().toString(),
                described.created())
            .text()
            .getBytes(StandardCharsets.UTF_8));
  }

  /** What fails leaves an empty folder; what is cut off, one that says so. */
  private void fill(
      DataArchiveReader archive,
      DataPackage described,
      RestoreTargetFolder folder,
      FleetRestorer.Connecting connecting)
      throws InterruptedException {
    boolean done = false;
    try {
      try (WholeDatabaseSession session = connecting.connect(folder)) {
        load(archive, described, folder, session);
      }
      done = true;
    } catch (SQLException e) {
      throw DatabaseException.failing(e);
    } catch (IOException e) {
      throw archive.notKept(e);
    } finally {
      if (!done) {
        folder.clear();
        folder.finish();
      }
    }
  }

  private void load(
      DataArchiveReader archive,
      DataPackage described,
      RestoreTargetFolder folder,
      WholeDatabaseSession session)
      throws SQLException, IOException {
    FreshSchemaSetup schema = session.freshSchema();
    if (!described.schema().equals(schema.version())) {
      throw archive.refused(
          "its tables are those of schema %s (version %s of the program), and this program has schema %s: %s"
              .formatted(
                  described.schema(),
                  described.program(),
                  schema.version(),
                  "install the version that wrote it, take it in there, and bring that up to"
                      + " date"));
    }
    progress.accept("making the tables");
    schema.create();
    boolean done = false;
    try {
      new AllTablesImporter(archive, described, progress).read(session.connection());
      // An outside database stays as it is from here on, so nothing else may fail afterwards.
      files(archive, described, folder);
      schema.finish();
      done = true;
    } finally {
      if (!done) {
        schema.clear();
      }
    }
  }

  private void files(DataArchiveReader archive, DataPackage described, RestoreTargetFolder folder)
      throws IOException {
    for (PackageResource resource : described.resources()) {
      String path = resource.path();
      String place =
          path.equals(ArchiveFileNames.SETTINGS)
              ? SETTINGS
              : ArchiveFileNames.artifactOf(path).map(ArtifactPath::name).orElse("");
      if (!place.isEmpty()) {
        progress.accept(path);
        try (InputStream content = archive.open(path)) {
          folder.put(place, content);
        }
      }
    }
  }
}
