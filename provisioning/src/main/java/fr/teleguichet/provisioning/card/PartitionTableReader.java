package fr.teleguichet.provisioning.card;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads how a disk is divided; its bytes may be anything. */
final class PartitionTableReader {

  static final int SECTOR = 512;

  private static final int SIGNATURE = 0xAA55;
  private static final int SIGNATURE_AT = 510;
  private static final int TABLE_AT = 446;
  private static final int ENTRY = 16;
  private static final int PRIMARIES = 4;
  private static final int PROTECTIVE = 0xEE;

  private PartitionTableReader() {}

  /** The table of this disk; empty when it has none that makes sense. */
  static Optional<DiskLayout> read(DiskBytes disk) throws IOException {
    if (disk.size() < SECTOR) {
      return Optional.empty();
    }
    byte[] first = disk.read(0, SECTOR);
    if (FatDetector.in(first)) {
      var whole = new Partition(0, 0, disk.size(), "fat", true);
      return Optional.of(new DiskLayout("none", List.of(whole)));
    }
    ByteBuffer sector = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN);
    if (Short.toUnsignedInt(sector.getShort(SIGNATURE_AT)) != SIGNATURE) {
      return Optional.empty();
    }
    return isProtective(sector)
        ? GuidPartitionTableReader.read(disk)
        : Optional.of(new DiskLayout("mbr", primaries(disk, sector)));
  }

  private static boolean isProtective(ByteBuffer sector) {
    for (int i = 0; i < PRIMARIES; i++) {
      if (Byte.toUnsignedInt(sector.get(TABLE_AT + i * ENTRY + 4)) == PROTECTIVE) {
        return true;
      }
    }
    return false;
  }

  private static List<Partition> primaries(DiskBytes disk, ByteBuffer sector) throws IOException {
    List<Partition> found = new ArrayList<>();
    for (int i = 0; i < PRIMARIES; i++) {
      int at = TABLE_AT + i * ENTRY;
      byte type = sector.get(at + 4);
      long offset = Integer.toUnsignedLong(sector.getInt(at + 8)) * SECTOR;
      long length = Integer.toUnsignedLong(sector.getInt(at + 12)) * SECTOR;
      if (type != 0) {
        add(disk, i + 1, offset, length, HexFormat.of().toHexDigits(type), found);
      }
    }
    return found;
  }

  /** Adds a partition unless it lies outside the disk, as hostile tables say. */
  static void add(
      DiskBytes disk, int number, long offset, long length, String type, List<Partition> found)
      throws IOException {
    boolean inside =
        offset >= SECTOR
            && length >= SECTOR
            && length <= disk.size()
            && offset <= disk.size() - length;
    if (inside) {
      boolean fat = FatDetector.in(disk.read(offset, SECTOR));
      found.add(new Partition(number, offset, length, type, fat));
    }
  }
}
