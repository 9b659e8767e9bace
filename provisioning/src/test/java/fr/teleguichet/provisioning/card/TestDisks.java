package fr.teleguichet.provisioning.card;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Disks with a FAT partition at sector 32, written byte by byte as the specifications say. */
final class TestDisks {

  private static final int SECTOR = 512;
  private static final int START = 32;

  private TestDisks() {}

  static byte[] mbr(int size) {
    byte[] bytes = new byte[size];
    ByteBuffer disk = disk(bytes);
    disk.put(446 + 4, (byte) 0x0C).putInt(446 + 8, START).putInt(446 + 12, 64);
    return bytes;
  }

  static byte[] gpt(int size) {
    byte[] bytes = new byte[size];
    ByteBuffer disk = disk(bytes);
    disk.put(446 + 4, (byte) 0xEE).putInt(446 + 8, 1).putInt(446 + 12, size / SECTOR - 1);
    int entry = 2 * SECTOR;
    // EBD0A0A2-B9E5-4433-87C0-68B6B72699C7, basic data.
    disk.putInt(entry, 0xEBD0A0A2).putShort(entry + 4, (short) 0xB9E5);
    disk.putShort(entry + 6, (short) 0x4433);
    disk.putLong(entry + 8, Long.reverseBytes(0x87C068B6B72699C7L));
    disk.putLong(entry + 32, START).putLong(entry + 40, START + 63);
    int header = SECTOR;
    disk.put(header, "EFI PART".getBytes(StandardCharsets.US_ASCII));
    disk.putInt(header + 8, 0x00010000).putInt(header + 12, 92).putLong(header + 24, 1);
    disk.putLong(header + 72, 2).putInt(header + 80, 128).putInt(header + 84, 128);
    disk.putInt(header + 88, checksum(bytes, entry, 128 * 128));
    disk.putInt(header + 16, checksum(bytes, header, 92));
    return bytes;
  }

  private static ByteBuffer disk(byte[] bytes) {
    ByteBuffer disk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    disk.put(510, (byte) 0x55).put(511, (byte) 0xAA);
    int fat = START * SECTOR;
    disk.put(fat, (byte) 0xEB).putShort(fat + 11, (short) SECTOR).put(fat + 13, (byte) 4);
    disk.put(fat + 82, "FAT32".getBytes(StandardCharsets.US_ASCII));
    return disk;
  }

  private static int checksum(byte[] bytes, int at, int length) {
    var crc = new CRC32();
    crc.update(bytes, at, length);
    return (int) crc.getValue();
  }
}
