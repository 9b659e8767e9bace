package fr.teleguichet.fleet.update.distribution;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which of two versions is the newer one: numbers in them count as numbers, and a tilde comes
 * before everything, the end included, as Debian has it (Debian Policy, 5.6.12), and so does a
 * hyphen that words follow, as in 2.4.0-rc.1 (Semantic Versioning 2.0.0, 11).
 */
public final class VersionOrder implements Comparator<String> {

  private static final Pattern PARTS = Pattern.compile("(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])");
  private static final Pattern BEFORE = Pattern.compile("-(?=[A-Za-z])");

  @Override
  public int compare(String a, String b) {
    List<String> left = parts(a);
    List<String> right = parts(b);
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order = comparePart(part(left, i), part(right, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<String> parts(String version) {
    // What stands after a plus sign is the build and says nothing about order.
    String plain = BEFORE.matcher(version.split("\\+", 2)[0]).replaceAll("~");
    return List.of(PARTS.split(plain));
  }

  private static String part(List<String> parts, int place) {
    return place < parts.size() ? parts.get(place) : "";
  }

  private static int comparePart(String a, String b) {
    boolean tilde = a.startsWith("~");
    if (tilde != b.startsWith("~")) {
      return tilde ? -1 : 1;
    }
    if (isNumber(a) && isNumber(b)) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    }
    return a.compareTo(b);
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && Character.isDigit(part.charAt(0));
  }

  /** Whether a part of the first is older than the same part of the second. */
  public static boolean isOlder(Distribution first, Distribution second) {
    VersionOrder order = new VersionOrder();
    return first.modules().stream()
        .anyMatch(
            module ->
                second.modules().stream()
                    .filter(it -> it.part().equals(module.part()))
                    .filter(it -> it.name().equals(module.name()))
                    .anyMatch(it -> order.compare(module.version(), it.version()) < 0));
  }
}
