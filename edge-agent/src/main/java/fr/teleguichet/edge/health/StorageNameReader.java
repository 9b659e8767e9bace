package fr.teleguichet.edge.health;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The disk that holds the data folder, with size, model and, for a card, its identity register. */
final class StorageNameReader {

  private static final int SECTOR = 512;

  private final MachineFileReader files;

  StorageNameReader(MachineFileReader files) {
    this.files = files;
  }

  /** For example {@code mmcblk0, 31.9 GB, SC32G, cid 0353445343333247…}. */
  Optional<String> read(Path folder) {
    return MountPoint.of(folder, files).flatMap(mount -> mount.disk(files)).map(this::describe);
  }

  private String describe(String disk) {
    String block = "sys/block/" + disk + "/";
    return Stream.of(
            Optional.of(disk),
            size(block),
            files.text(block + "device/model").or(() -> files.text(block + "device/name")),
            files.text(block + "device/cid").map(cid -> "cid " + cid))
        .flatMap(Optional::stream)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private Optional<String> size(String block) {
    var sectors = files.number(block + "size");
    return sectors.isPresent()
        ? Optional.of(tenths(sectors.getAsLong() * SECTOR) + " GB")
        : Optional.empty();
  }

  private static String tenths(long bytes) {
    long tenths = Math.round(bytes / 1e8);
    return tenths / 10 + "." + tenths % 10;
  }
}
