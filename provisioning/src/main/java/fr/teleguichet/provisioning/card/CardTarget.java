package fr.teleguichet.provisioning.card;

import java.nio.file.Path;
import java.util.Optional;

/** What a person may name as the card. */
public sealed interface CardTarget {

  /** Its boot partition's files. */
  BootFolder boot();

  /** How it is divided; empty for a folder. */
  Optional<DiskLayout> table();

  /** A folder where the boot partition is mounted. */
  record Folder(Path path, BootFolder boot) implements CardTarget {
    @Override
    public Optional<DiskLayout> table() {
      return Optional.empty();
    }
  }

  /** A file with a disk's bytes. */
  record Image(Path path, DiskLayout partitions, BootFolder boot) implements CardTarget {
    @Override
    public Optional<DiskLayout> table() {
      return Optional.of(partitions);
    }
  }

  /** A disk of this machine. */
  record Device(Disk disk, DiskLayout partitions, BootFolder boot) implements CardTarget {
    @Override
    public Optional<DiskLayout> table() {
      return Optional.of(partitions);
    }
  }
}
