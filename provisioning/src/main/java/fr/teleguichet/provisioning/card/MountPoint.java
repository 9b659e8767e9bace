package fr.teleguichet.provisioning.card;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code /proc/self/mountinfo} (proc_pid_mountinfo(5)).
 *
 * @param device major and minor number, such as {@code 8:1}
 * @param point where it is mounted
 * @param source what is mounted there, such as {@code /dev/sda1}
 */
record MountPoint(String device, String point, String source) {

  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");
  private static final int MIN_FIELDS = 10;

  /** Reads a line; empty when it is none. */
  static Optional<MountPoint> parse(String line) {
    String[] fields = line.split(" ", -1);
    int dash = 6;
    while (dash < fields.length && !fields[dash].equals("-")) {
      dash++;
    }
    if (fields.length < MIN_FIELDS || dash + 2 >= fields.length) {
      return Optional.empty();
    }
    return Optional.of(new MountPoint(fields[2], plain(fields[4]), plain(fields[dash + 2])));
  }

  /** Blanks and the like stand as octal numbers. */
  private static String plain(String field) {
    return OCTAL
        .matcher(field)
        .replaceAll(
            number ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(number.group(1), 8))));
  }
}
