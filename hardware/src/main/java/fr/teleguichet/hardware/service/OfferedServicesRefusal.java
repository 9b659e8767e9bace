package fr.teleguichet.hardware.service;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a kiosk would not take a document of services: a word of a closed list, and what it is about.
 *
 * @param parameter as the reason says; empty where it has none
 */
public record OfferedServicesRefusal(Reason reason, String parameter) {

  /** Longer places are cut: a kiosk says them in one fact. */
  private static final int MAX_PLACE = 120;

  /** What stood in the way. */
  public enum Reason {
    /** It is of a form that came after this program. */
    NEWER_FORMAT("newer-format", ""),
    /** It has more characters than the parameter says. */
    TOO_LONG("too-long", "[0-9]{1,9}"),
    /** It has more services than the parameter says. */
    TOO_MANY("too-many", "[0-9]{1,9}"),
    /** The service with the parameter's code stands in it twice. */
    DUPLICATE("duplicate", "[a-z0-9-]{2,40}"),
    /** What stands at the parameter's place, such as {@code services[3].telephone}, is wrong. */
    WRONG_MEMBER("wrong-member", "[\\x21-\\x7e]{1," + MAX_PLACE + "}"),
    /** It is no JSON object, or more than one. */
    NOT_READABLE("not-readable", "");

    private final String code;
    private final Pattern parameter;

    Reason(String code, String parameter) {
      this.code = code;
      this.parameter = Pattern.compile(parameter);
    }

    /** Its word between programs. */
    public String code() {
      return code;
    }

    private boolean fits(String text) {
      return parameter.matcher(text).matches();
    }
  }

  /** Something that needs no parameter. */
  static OfferedServicesRefusal of(Reason reason) {
    return new OfferedServicesRefusal(reason, "");
  }

  /** A wrong member at this place, whatever its name. */
  static OfferedServicesRefusal at(String place) {
    String plain = place.replaceAll("[^\\x21-\\x7e]", "?");
    return new OfferedServicesRefusal(
        Reason.WRONG_MEMBER, plain.substring(0, Math.min(plain.length(), MAX_PLACE)));
  }

  /** The word, and its parameter behind a blank. */
  public String text() {
    return parameter.isEmpty() ? reason.code() : reason.code() + " " + parameter;
  }

  /** What a kiosk said; nothing for what is of another list, such as a sentence of its own. */
  public static Optional<OfferedServicesRefusal> parse(String text) {
    String[] parts = text.split(" ", 2);
    String parameter = parts.length == 1 ? "" : parts[1];
    return Arrays.stream(Reason.values())
        .filter(it -> it.code().equals(parts[0]) && it.fits(parameter))
        .map(it -> new OfferedServicesRefusal(it, parameter))
        .findFirst();
  }
}
