package fr.teleguichet.fleet.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a data folder that a backup has as they are.
 *
 * @param all the small ones last, which the authority's are
 */
record BackupFileList(List<Copied> all) {
  /**
   * A file.
   *
   * @param name in the backup
   */
  record Copied(String name, Path file, long bytes) {}

  BackupFileList {
    all = List.copyOf(all);
  }

  /**
   * Looks what there is.
   *
   * @param artifacts whether the artifacts lie there too
   */
  static BackupFileList in(Path data, boolean artifacts) throws IOException {
    List<Copied> found = new ArrayList<>();
    if (artifacts) {
      add(found, data, "artifacts", BackupEntryName.ARTIFACT);
    }
    for (String folder : List.of("authority", "run", "second-factor-key", "api-token")) {
      add(found, data, folder, BackupEntryName.COPIED);
    }
    return new BackupFileList(found);
  }

  private static void add(List<Copied> found, Path data, String start, Pattern wanted)
      throws IOException {
    Path place = data.resolve(start);
    if (!Files.exists(place)) {
      return;
    }
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = data.relativize(file).toString();
        if (wanted.matcher(name).matches()) {
          boolean _ = found.add(new Copied(name, file, Files.size(file)));
        }
      }
    }
  }

  long bytes() {
    return all.stream().mapToLong(Copied::bytes).sum();
  }
}
