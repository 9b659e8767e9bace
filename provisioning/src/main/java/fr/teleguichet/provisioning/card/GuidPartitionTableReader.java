package fr.teleguichet.provisioning.card;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The GUID partition table (UEFI Specification 2.10, section 5.3) of disks with sectors of 512
 * bytes. Both checksums must hold; the copy at the disk's end is not tried, because a tool that
 * writes to a disk which contradicts itself makes it worse.
 */
final class GuidPartitionTableReader {

  private static final byte[] SIGNATURE = "EFI PART".getBytes(StandardCharsets.US_ASCII);
  private static final int MIN_HEADER = 92;
  private static final int MIN_ENTRY = 128;
  private static final int MAX_ENTRY = 4096;
  private static final int MAX_ENTRIES = 256;
  private static final int CHECKSUM_AT = 16;

  private GuidPartitionTableReader() {}

  static Optional<DiskLayout> read(DiskBytes disk) throws IOException {
    if (disk.size() < 2L * PartitionTableReader.SECTOR) {
      return Optional.empty();
    }
    byte[] sector = disk.read(PartitionTableReader.SECTOR, PartitionTableReader.SECTOR);
    ByteBuffer header = little(sector);
    if (!isWhole(sector.clone(), header)) {
      return Optional.empty();
    }
    long start = header.getLong(72);
    int number = header.getInt(80);
    int size = header.getInt(84);
    boolean sensible =
        start >= 2
            && start < disk.size() / PartitionTableReader.SECTOR
            && number >= 1
            && number <= MAX_ENTRIES
            && size >= MIN_ENTRY
            && size <= MAX_ENTRY;
    if (!sensible || start * PartitionTableReader.SECTOR > disk.size() - (long) number * size) {
      return Optional.empty();
    }
    byte[] entries = disk.read(start * PartitionTableReader.SECTOR, number * size);
    if (checksum(entries, entries.length) != Integer.toUnsignedLong(header.getInt(88))) {
      return Optional.empty();
    }
    return Optional.of(new DiskLayout("gpt", partitions(disk, little(entries), number, size)));
  }

  private static boolean isWhole(byte[] bytes, ByteBuffer header) {
    int length = header.getInt(12);
    if (!header.slice(0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE))
        || length < MIN_HEADER
        || length > PartitionTableReader.SECTOR) {
      return false;
    }
    little(bytes).putInt(CHECKSUM_AT, 0);
    return checksum(bytes, length) == Integer.toUnsignedLong(header.getInt(CHECKSUM_AT));
  }

  private static List<Partition> partitions(
      DiskBytes disk, ByteBuffer entries, int number, int size) throws IOException {
    List<Partition> found = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int at = i * size;
      UUID type = guid(entries, at);
      long first = entries.getLong(at + 32);
      long last = entries.getLong(at + 40);
      long sectors = disk.size() / PartitionTableReader.SECTOR;
      boolean used = !type.equals(new UUID(0, 0));
      if (used && first > 0 && last >= first && last < sectors) {
        PartitionTableReader.add(
            disk,
            i + 1,
            first * PartitionTableReader.SECTOR,
            (last - first + 1) * PartitionTableReader.SECTOR,
            type.toString(),
            found);
      }
    }
    return found;
  }

  /** A GUID's first three parts are little-endian, its last two are not. */
  private static UUID guid(ByteBuffer bytes, int at) {
    long high =
        Integer.toUnsignedLong(bytes.getInt(at)) << 32
            | Short.toUnsignedLong(bytes.getShort(at + 4)) << 16
            | Short.toUnsignedLong(bytes.getShort(at + 6));
    return new UUID(high, Long.reverseBytes(bytes.getLong(at + 8)));
  }

  private static long checksum(byte[] bytes, int length) {
    var crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
