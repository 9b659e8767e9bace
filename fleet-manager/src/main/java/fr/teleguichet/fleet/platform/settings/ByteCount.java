package fr.teleguichet.fleet.platform.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, written as 4096, 64K, 256M or 2G (powers of 1024). */
public record ByteCount(long bytes) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,12})([KMG]?)");

  public ByteCount {
    if (bytes < 0) {
      throw new IllegalArgumentException("a number of bytes cannot be negative: " + bytes);
    }
  }

  static ByteCount parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("give a number of bytes such as 4096, 64K, 256M or 2G.");
    }
    return new ByteCount(Math.multiplyExact(Long.parseLong(matcher.group(1)), factor(matcher)));
  }

  private static long factor(Matcher matcher) {
    return switch (matcher.group(2)) {
      case "K" -> 1L << 10;
      case "M" -> 1L << 20;
      case "G" -> 1L << 30;
      default -> 1L;
    };
  }
}
