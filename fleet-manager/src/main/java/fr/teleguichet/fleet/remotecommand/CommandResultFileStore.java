package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.platform.datadir.AtomicFileWriter;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that kiosks brought, each named by its wish and by what it is. */
public final class CommandResultFileStore {

  private final Path folder;
  private final CommandResultSettings settings;

  private CommandResultFileStore(Path folder, CommandResultSettings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /** The files in the data folder. */
  public static CommandResultFileStore in(DataFolder data, CommandResultSettings settings) {
    return new CommandResultFileStore(data.folder("care"), settings);
  }

  CommandResultSettings settings() {
    return settings;
  }

  private Path path(UUID id, CommandResultType type) {
    return folder.resolve(id + "." + type.extension());
  }

  /** Keeps a file; it appears complete or not at all, readable by the owner only. */
  void write(UUID id, CommandResultType type, byte[] content) throws IOException {
    AtomicFileWriter.write(path(id, type), content);
  }

  /** The file's content; nothing when it is gone. */
  Optional<byte[]> read(UUID id, CommandResultType type) throws IOException {
    Path file = path(id, type);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  /** Deletes whatever the wish brought. */
  void delete(UUID id) throws IOException {
    for (CommandResultType type : CommandResultType.values()) {
      Files.deleteIfExists(path(id, type));
    }
  }

  /** How many bytes there are in all. */
  long size() throws IOException {
    long size = 0;
    for (Path file : all()) {
      size += Files.size(file);
    }
    return size;
  }

  /** Deletes the files of other wishes than these that are older: nobody knows of them any more. */
  void keepOnly(Set<UUID> known, Instant older) throws IOException {
    Set<String> names = known.stream().map(UUID::toString).collect(Collectors.toSet());
    for (Path file : all()) {
      String name = file.getFileName().toString().replaceFirst("\\..*", "");
      boolean isOld = Files.getLastModifiedTime(file).toInstant().isBefore(older);
      if (isOld && !names.contains(name)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
