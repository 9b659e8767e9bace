package fr.teleguichet.provisioning.card;

import java.util.List;
import java.util.Optional;

/**
 * How a disk is divided.
 *
 * @param kind {@code mbr}, {@code gpt}, or {@code none} for a disk that is one file system
 * @param partitions in the order of their numbers
 */
public record DiskLayout(String kind, List<Partition> partitions) {

  public DiskLayout {
    partitions = List.copyOf(partitions);
  }

  /**
   * The partition that the firmware of a Raspberry Pi looks at first: the first that holds FAT. On
   * a card with two slots that is the one with autoboot.txt, which updates leave alone.
   */
  public Optional<Partition> boot() {
    return partitions.stream().filter(Partition::fat).findFirst();
  }
}
