package fr.teleguichet.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One entry of a cpio archive of the formats {@code newc} (070701) and {@code crc} (070702): 110
 * bytes of hexadecimal digits, a name, a content, each filled up to a multiple of 4 bytes.
 *
 * @param content where the content begins in the archive
 * @param size its bytes, less than 4 GiB
 * @param sum the sum of its bytes, negative when the format has none
 */
record CpioEntry(String name, long content, long size, long sum) {

  static final int HEAD = 110;
  static final String TRAILER = "TRAILER!!!";

  private static final int DIGITS = 8;
  private static final int MAX_NAME_LENGTH = 256;
  private static final Pattern FORM = Pattern.compile("07070[12][0-9A-Fa-f]{104}");
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;

  /** The fields' places after the magic number. */
  private static final int MODE = 1;

  private static final int SIZE = 6;
  private static final int NAME_SIZE = 11;
  private static final int CHECK = 12;

  static CpioEntry at(RandomAccessSource source, long place) throws IOException, ReleaseException {
    if (place + HEAD > source.size()) {
      throw ReleaseException.damaged("The archive ends too early: it was cut off.");
    }
    String head = new String(source.bytes(place, HEAD), StandardCharsets.ISO_8859_1);
    if (!FORM.matcher(head).matches()) {
      throw ReleaseException.damaged("The archive has no entry where one must begin.");
    }
    long length = field(head, NAME_SIZE);
    CpioEntry entry =
        new CpioEntry(
            name(source, place + HEAD, length),
            aligned(place + HEAD + length),
            field(head, SIZE),
            head.charAt(5) == '2' ? field(head, CHECK) : -1);
    entry.check(field(head, MODE), source.size());
    return entry;
  }

  private static String name(RandomAccessSource source, long place, long length)
      throws IOException, ReleaseException {
    if (length < 2 || length > MAX_NAME_LENGTH || place + length > source.size()) {
      throw ReleaseException.damaged("A name in the archive has no or too many letters.");
    }
    String name = new String(source.bytes(place, (int) length), StandardCharsets.ISO_8859_1);
    if (name.indexOf('\0') != length - 1) {
      throw ReleaseException.damaged("A name in the archive has no end.");
    }
    return name.substring(0, (int) length - 1);
  }

  private static long field(String head, int number) {
    int from = 6 + number * DIGITS;
    return Long.parseLong(head, from, from + DIGITS, 16);
  }

  static long aligned(long place) {
    return (place + 3) & ~3L;
  }

  private void check(long mode, long all) throws ReleaseException {
    if (isTrailer()) {
      if (size != 0) {
        throw ReleaseException.damaged("The archive's last entry has a content.");
      }
      return;
    }
    if ((mode & TYPE) != REGULAR) {
      throw ReleaseException.notARelease(
          "The archive holds \""
              + ReleaseTextValidator.shown(name)
              + "\", which is no regular file.");
    }
    if (size > all - content) {
      throw ReleaseException.damaged(
          "The archive declares %d bytes of %s, and ends before: it was cut off."
              .formatted(size, ReleaseTextValidator.shown(name)));
    }
  }

  boolean isTrailer() {
    return name.equals(TRAILER);
  }

  /** Where the next entry begins. */
  long end() {
    return aligned(content + size);
  }

  /** The sum so far and these bytes, as the format {@code crc} has it. */
  static long sum(long before, byte[] bytes, int length) {
    long sum = before;
    for (int i = 0; i < length; i++) {
      sum += bytes[i] & 0xff;
    }
    return sum & 0xffffffffL;
  }

  void checkSum(long found) throws ReleaseException {
    if (sum >= 0 && sum != found) {
      throw ReleaseException.damaged(
          "The archive's sum of " + ReleaseTextValidator.shown(name) + " does not hold.");
    }
  }
}
