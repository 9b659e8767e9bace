package fr.teleguichet.edge.update.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A header of a tar archive in the format {@code ustar} (POSIX.1-1988, cpio and tar: IEEE Std
 * 1003.1-2017, pax, "ustar Interchange Format"). Files and folders only: a link or a device is
 * refused, and so is a name that leads out of its folder.
 *
 * @param path the parts of its name; none for the root itself
 * @param size bytes that follow, 0 for a folder
 */
record TarEntry(List<String> path, boolean isFolder, boolean isExecutable, long size) {

  static final int BLOCK = 512;
  private static final int DEEPEST = 8;

  /** The parts of a name; nothing but these letters is in a package. */
  private static final Pattern PART = Pattern.compile("[0-9A-Za-z_][0-9A-Za-z._+@=~-]{0,99}");

  static TarEntry parse(byte[] header) throws IOException {
    checkSum(header);
    if (!text(header, 257, 6).startsWith("ustar")) {
      throw new IOException("the archive is not in tar's format ustar");
    }
    String prefix = text(header, 345, 155);
    String name = text(header, 0, 100);
    List<String> path = path(prefix.isEmpty() ? name : prefix + "/" + name);
    long size = octal(header, 124, 12);
    boolean isExecutable = (octal(header, 100, 8) & 0100) != 0;
    return switch (header[156]) {
      case 0, '0' -> file(path, isExecutable, size);
      case '5' -> new TarEntry(path, true, true, 0);
      case '1', '2' -> throw new IOException("the archive holds a link: " + name);
      case '3', '4', '6' -> throw new IOException("the archive holds a device: " + name);
      default -> throw new IOException("the archive holds something that is no file: " + name);
    };
  }

  private static TarEntry file(List<String> path, boolean isExecutable, long size)
      throws IOException {
    if (path.isEmpty()) {
      throw new IOException("the archive holds a file without a name");
    }
    return new TarEntry(path, false, isExecutable, size);
  }

  /** Bytes up to the next header. */
  long padding() {
    return -size & (BLOCK - 1);
  }

  String name() {
    return String.join("/", path);
  }

  private static List<String> path(String name) throws IOException {
    List<String> parts =
        Arrays.stream(name.split("/", -1)).filter(part -> !part.equals(".")).toList();
    // A folder's name ends with a slash.
    if (!parts.isEmpty() && parts.getLast().isEmpty()) {
      parts = parts.subList(0, parts.size() - 1);
    }
    if (parts.size() > DEEPEST || !parts.stream().allMatch(it -> PART.matcher(it).matches())) {
      throw new IOException("the archive holds a name that is not allowed: \"" + name + "\"");
    }
    return List.copyOf(parts);
  }

  private static void checkSum(byte[] header) throws IOException {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    if (octal(header, 148, 8) != sum) {
      throw new IOException("the archive is damaged: a header's sum is wrong");
    }
  }

  /** Digits of base 8, filled up with spaces or zeros and ended by either. */
  private static long octal(byte[] header, int at, int length) throws IOException {
    String digits = text(header, at, length).strip();
    if (!digits.matches("[0-7]{1,11}")) {
      throw new IOException("the archive is damaged: a number of a header is none");
    }
    return Long.parseLong(digits, 8);
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.ISO_8859_1);
  }
}
