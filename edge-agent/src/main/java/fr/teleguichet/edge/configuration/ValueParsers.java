package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.network.BrokerScheme;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of the configuration as values. Each throws IllegalArgumentException for other texts. */
public final class ValueParsers {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,7})\\s?(ms|s|m|h)");
  private static final int MAX_TEXT_LENGTH = 200;

  private ValueParsers() {}

  /** A length of time such as {@code 10s}, {@code 500ms}, {@code 2m} or {@code 1h}. */
  public static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no length of time; write it as 10s, 500ms, 2m or 1h");
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  static Duration duration(String text, String least, String most) {
    Duration duration = duration(text);
    SettingBounds.within("a time", duration, duration(least), duration(most));
    return duration;
  }

  static int whole(String text, int least, int most) {
    int number = Integer.parseInt(text);
    SettingBounds.within("a number", number, least, most);
    return number;
  }

  static double speed(String text) {
    double speed = Double.parseDouble(text);
    if (!(speed >= 0.1 && speed <= 3600)) {
      throw new IllegalArgumentException("a speed of " + speed);
    }
    return speed;
  }

  static URI broker(String text) {
    URI address = URI.create(text);
    boolean hasPort = address.getPort() > 0 || "wss".equals(address.getScheme());
    if (!hasPort || !BrokerScheme.isBroker(address)) {
      throw new IllegalArgumentException("\"" + text + "\" is no address of a broker");
    }
    return address;
  }

  static URI manager(String text) {
    URI address = URI.create(text);
    EnrolmentClaim.requireManager(address);
    return address;
  }

  static Fingerprint fingerprint(String text) {
    return Fingerprint.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no SHA-256"));
  }

  static String hostId(String text) {
    if (text.isBlank() || text.length() > 60 || text.matches(".*[+/#].*")) {
      throw new IllegalArgumentException("\"" + text + "\" is no host id");
    }
    return text;
  }

  static String text(String text) {
    if (text.length() > MAX_TEXT_LENGTH) {
      throw new IllegalArgumentException("a text of " + text.length() + " characters");
    }
    return text;
  }

  static Path path(String text) {
    if (text.isBlank() || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("an empty path");
    }
    return Path.of(text);
  }

  /** A name without a folder, such as {@code wayland-0}. */
  static String fileName(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}")) {
      throw new IllegalArgumentException("\"" + text + "\" is no name");
    }
    return text;
  }

  /** One of the words; they are what the setting allows. */
  static String word(String text, String... words) {
    if (Arrays.asList(words).contains(text)) {
      return text;
    }
    throw new IllegalArgumentException("\"" + text + "\" is none of " + Arrays.toString(words));
  }
}
