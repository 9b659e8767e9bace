package fr.teleguichet.hardware.serve;

import fr.teleguichet.hardware.journal.ServiceId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A verdict as one line of text on the wire: {@code
 * printer-out-of-paper;carsat=;caf=service-closed}. First what hinders all, then each service with
 * what hinders it more.
 */
public final class VerdictText {

  /** The longest text that is read, in characters. */
  public static final int LONGEST = 2_000;

  private VerdictText() {}

  /** Writes it. */
  public static String write(Verdict verdict) {
    var text = new StringBuilder(words(verdict.kiosk()));
    verdict
        .services()
        .forEach(
            (service, obstacles) ->
                text.append(';').append(service).append('=').append(words(obstacles)));
    return text.toString();
  }

  private static String words(Set<Obstacle> obstacles) {
    return obstacles.stream().map(Obstacle::word).collect(Collectors.joining(","));
  }

  /**
   * Reads it; nothing when it is no verdict. An obstacle of a newer version is passed over: the
   * kiosk's own screen knows it.
   */
  public static Optional<Verdict> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    String[] parts = text.split(";", -1);
    SortedMap<ServiceId, Set<Obstacle>> services = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      int sign = parts[i].indexOf('=');
      if (sign < 0) {
        return Optional.empty();
      }
      try {
        services.put(
            new ServiceId(parts[i].substring(0, sign)), obstacles(parts[i].substring(sign + 1)));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
    return Optional.of(new Verdict(obstacles(parts[0]), services));
  }

  private static Set<Obstacle> obstacles(String words) {
    Set<Obstacle> known = EnumSet.noneOf(Obstacle.class);
    for (String word : words.split(",", -1)) {
      Obstacle.ofWord(word).ifPresent(known::add);
    }
    return known;
  }
}
