package fr.teleguichet.hardware.serve;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A verdict as one line of text on the wire: {@code
 * printer-out-of-paper;carsat=;caf=service-closed,opens-tuesday-09.00}. First what hinders all,
 * then each service with what hinders it more, and when it answers again.
 */
public final class ServiceVerdictCodec {

  /** The longest text that is read, in characters. */
  public static final int MAX_LENGTH = 2_000;

  private ServiceVerdictCodec() {}

  /** Writes it. */
  public static String write(ServiceVerdict verdict) {
    var text = new StringBuilder(words(verdict.kiosk()));
    verdict
        .services()
        .forEach(
            (service, obstacles) ->
                text.append(';')
                    .append(service)
                    .append('=')
                    .append(words(obstacles))
                    .append(opens(verdict, service)));
    return text.toString();
  }

  private static String words(Set<ServiceObstacle> obstacles) {
    return obstacles.stream().map(ServiceObstacle::code).collect(Collectors.joining(","));
  }

  private static String opens(ServiceVerdict verdict, ServiceCode service) {
    ServiceReopening opens = verdict.reopenings().get(service);
    return opens == null ? "" : "," + opens.code();
  }

  /**
   * Reads it; nothing when it is no verdict. An obstacle of a newer version is passed over: the
   * kiosk's own screen knows it.
   */
  public static Optional<ServiceVerdict> read(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String[] parts = text.split(";", -1);
    SortedMap<ServiceCode, Set<ServiceObstacle>> services = new TreeMap<>();
    SortedMap<ServiceCode, ServiceReopening> reopenings = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      int sign = parts[i].indexOf('=');
      if (sign < 0) {
        return Optional.empty();
      }
      try {
        var service = new ServiceCode(parts[i].substring(0, sign));
        String words = parts[i].substring(sign + 1);
        services.put(service, obstacles(words));
        opens(words).ifPresent(it -> reopenings.put(service, it));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
    return Optional.of(new ServiceVerdict(obstacles(parts[0]), services, reopenings));
  }

  private static Optional<ServiceReopening> opens(String words) {
    return Stream.of(words.split(",", -1))
        .flatMap(it -> ServiceReopening.ofWord(it).stream())
        .findFirst();
  }

  private static Set<ServiceObstacle> obstacles(String words) {
    Set<ServiceObstacle> known = EnumSet.noneOf(ServiceObstacle.class);
    for (String word : words.split(",", -1)) {
      ServiceObstacle.ofWord(word).ifPresent(known::add);
    }
    return known;
  }
}
