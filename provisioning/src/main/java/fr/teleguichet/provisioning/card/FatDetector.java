package fr.teleguichet.provisioning.card;

import java.nio.charset.StandardCharsets;

/**
 * Tells a FAT file system by its first sector (ECMA-107, and Microsoft's FAT specification 1.03).
 */
final class FatDetector {

  private static final int FAT16_AT = 54;
  private static final int FAT32_AT = 82;
  private static final int SECTOR_SIZE_AT = 11;
  private static final int CLUSTER_SIZE_AT = 13;

  private FatDetector() {}

  static boolean in(byte[] sector) {
    boolean jump = sector[0] == (byte) 0xEB || sector[0] == (byte) 0xE9;
    int sectorSize =
        Byte.toUnsignedInt(sector[SECTOR_SIZE_AT])
            | Byte.toUnsignedInt(sector[SECTOR_SIZE_AT + 1]) << 8;
    boolean sizes =
        Integer.bitCount(sectorSize) == 1
            && sectorSize >= PartitionTableReader.SECTOR
            && Integer.bitCount(Byte.toUnsignedInt(sector[CLUSTER_SIZE_AT])) == 1;
    return jump && sizes && (isFat(sector, FAT16_AT) || isFat(sector, FAT32_AT));
  }

  private static boolean isFat(byte[] sector, int at) {
    return new String(sector, at, 3, StandardCharsets.ISO_8859_1).equals("FAT");
  }
}
