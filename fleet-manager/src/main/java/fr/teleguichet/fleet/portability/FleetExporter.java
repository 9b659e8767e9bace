package fr.teleguichet.fleet.portability;

import fr.teleguichet.fleet.platform.database.DatabaseException;
import fr.teleguichet.fleet.platform.database.DatabaseSnapshotReader;
import fr.teleguichet.fleet.platform.database.WholeDatabaseSession;
import fr.teleguichet.fleet.platform.datadir.DiskSpace;
import fr.teleguichet.fleet.platform.datadir.StagedFileWriter;
import fr.teleguichet.fleet.telemetry.TelemetryHousekeeping;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Writes all data into one archive, as they were at one moment. The database comes first: an
 * artifact is on the disk before its row, and none is ever deleted.
 *
 * @param program the version that writes it
 * @param settings the settings without secrets, as a file
 * @param ownArtifacts whether the artifacts lie in the data folder, and not in a bucket
 * @param progress is told what is being done
 */
public record FleetExporter(
    String program, String settings, boolean ownArtifacts, Consumer<String> progress, Clock clock) {

  /**
   * Writes the archive, which appears when it is whole.
   *
   * @param data the data folder
   * @param target a file that does not exist yet
   */
  public DataPackage write(Path data, WholeDatabaseSession session, Path target) {
    Path file = target.toAbsolutePath().normalize();
    Path folder = Objects.requireNonNull(file.getParent());
    if (Files.exists(file)) {
      throw new PortabilityException(
          "There is a file " + file + " already: give a name that is free.");
    }
    if (!Files.isDirectory(folder)) {
      throw new PortabilityException("There is no folder " + folder + " for the archive: make it.");
    }
    try {
      refuseSmallDisk(folder, session.connection());
      return StagedFileWriter.<DataPackage, SQLException>write(
          file, out -> fill(out, data, session.connection()));
    } catch (SQLException e) {
      throw DatabaseException.failing(e);
    } catch (IOException e) {
      throw PortabilityException.notWritten(file, e);
    }
  }

  private static void refuseSmallDisk(Path folder, Connection database)
      throws SQLException, IOException {
    long needed = SchemaFacts.bytes(database);
    long free = DiskSpace.of(folder).free();
    if (free < needed) {
      throw new PortabilityException(
          "There is too little free space in %s: some %d MB are needed and %d MB are free."
              .formatted(folder, needed / 1_000_000, free / 1_000_000));
    }
  }

  private DataPackage fill(OutputStream out, Path data, Connection database)
      throws SQLException, IOException {
    Instant created = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    TableExportCatalog catalog = TableExportCatalog.load();
    DataArchiveWriter archive = new DataArchiveWriter(out, created);
    SchemaFacts facts =
        new DatabaseSnapshotReader(database, TelemetryHousekeeping.LOCK)
            .read(
                statement -> {
                  SchemaFacts read = SchemaFacts.read(statement, catalog);
                  for (TableShape table : read.tables()) {
                    progress.accept("table " + table.name());
                    long _ =
                        DatabaseSnapshotReader.table(
                            statement,
                            one ->
                                archive.addTable(
                                    table.name(),
                                    content ->
                                        new DataArchiveWriter.TableFacts(
                                            new TableExporter(table).write(one, content),
                                            table.names(),
                                            read.nextNumber(table.name()))));
                    if (DocumentExporter.isIn(table)) {
                      new DocumentExporter(table).write(statement, archive);
                    }
                  }
                  return read;
                });
    if (ownArtifacts) {
      artifacts(archive, data, facts.artifacts());
    }
    archive.addText(ArchiveFileNames.SETTINGS, settings);
    DataPackage sofar = new DataPackage(program, facts.schema(), created, archive.files());
    archive.addText(
        ArchiveFileNames.README, new ArchiveReadmeRenderer(catalog, sofar, false).text());
    archive.addText(
        ArchiveFileNames.LISEZMOI, new ArchiveReadmeRenderer(catalog, sofar, true).text());
    DataPackage whole = new DataPackage(program, facts.schema(), created, archive.files());
    archive.finish(new DataPackageDescriptorWriter(whole, facts.tables(), catalog).text());
    return whole;
  }

  private void artifacts(DataArchiveWriter archive, Path data, List<String> sums)
      throws SQLException, IOException {
    for (String sha256 : sums) {
      Path file = ArtifactPath.in(data, sha256);
      if (Files.exists(file)) {
        progress.accept("artifact " + sha256);
        PackageResource copied =
            archive.addFile(
                ArchiveFileNames.artifact(sha256), content -> Files.copy(file, content));
        if (!copied.sha256().equals(sha256)) {
          throw new PortabilityException(
              "The artifact "
                  + sha256
                  + " is damaged in the data folder: send the same file to the manager again, which"
                  + " mends it, or take it away from "
                  + file
                  + ".");
        }
      } else {
        progress.accept("The artifact " + sha256 + " was missing already.");
      }
    }
  }
}
