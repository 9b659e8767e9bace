package fr.teleguichet.edge.health;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The small text files by which a Linux kernel tells of itself, under a root that tests replace.
 * What is missing or can't be read is nothing, never an exception.
 */
public final class MachineFileReader {

  private static final int MAX_SIZE = 64 * 1024;
  private static final int MAX_ENTRIES = 500;

  private final Path root;

  public MachineFileReader(Path root) {
    this.root = root;
  }

  /** The file's text without the white space around it, at most 64 KiB of it. */
  public Optional<String> text(String path) {
    try (InputStream in = Files.newInputStream(resolve(path))) {
      // A device tree's texts end with a NUL.
      return Optional.of(
          new String(in.readNBytes(MAX_SIZE), StandardCharsets.UTF_8).replace('\0', ' ').strip());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** The file's lines. */
  public List<String> lines(String path) {
    return text(path).map(text -> text.lines().toList()).orElse(List.of());
  }

  /** The file's one whole number. */
  public OptionalLong number(String path) {
    return text(path).map(MachineFileReader::parse).orElse(OptionalLong.empty());
  }

  /** A text as a whole number, such as {@code 42}; nothing when it is none. */
  static OptionalLong parse(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  public boolean exists(String path) {
    return Files.exists(resolve(path));
  }

  /** When a file was last written, in milliseconds since 1970 UTC. */
  OptionalLong written(String path) {
    try {
      return OptionalLong.of(Files.getLastModifiedTime(resolve(path)).toMillis());
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  /** The names in a folder in alphabetical order, at most 500. */
  public List<String> names(String folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(resolve(folder))) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
        if (names.size() == MAX_ENTRIES) {
          break;
        }
      }
    } catch (IOException _) {
      return List.of();
    }
    return names.stream().sorted().toList();
  }

  private Path resolve(String path) {
    return root.resolve(path);
  }
}
