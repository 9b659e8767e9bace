package fr.teleguichet.est;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What keeps a proxy from letting a connection through, as a technician can tell it apart. */
public enum ProxyFault {
  /** Its name is not known in this network. */
  UNKNOWN("the proxy’s name is not known in this network; is its address right?"),
  /** Nothing listens at its address, or nothing comes back from it. */
  UNREACHABLE("the proxy can’t be reached; are its address and port right?"),
  /** It took the connection and does not answer in time. */
  SILENT("the proxy does not answer in time"),
  /** It ended the connection instead of answering. */
  CLOSED("the proxy closed the connection without an answer"),
  /** 407 or 401, and the kiosk has no user name. */
  LOGIN_WANTED("the proxy wants a user name and a password; set them"),
  /** 407 or 401, although the kiosk said who it is. */
  LOGIN_REFUSED("the proxy does not accept this user name and password"),
  /** 407, and nothing that this program speaks. */
  SCHEME_UNKNOWN(
      "the proxy wants another sign-in than Basic (407); have it let the kiosk through by its"
          + " address"),
  /** 403, 405 or the like: its rules forbid this host or port. */
  FORBIDDEN("the proxy forbids this host or port; have it let the kiosk through"),
  /** 502, 503, 504: it can't get there itself. */
  NO_WAY("the proxy can’t reach the server; does it know the name, and may it go out?"),
  /** Another status. */
  REFUSED("the proxy refuses the connection"),
  /** What comes back is no HTTP, or does not end. */
  GARBAGE("what answers is no HTTP proxy; are its address and port right?");

  private static final Pattern BASIC = Pattern.compile("(?i)(?:.*,)?\\s*basic\\b");

  private final String sentence;

  ProxyFault(String sentence) {
    this.sentence = sentence;
  }

  /** For logs, without a full stop. */
  public String sentence() {
    return sentence;
  }

  /** For the wire and for message keys, such as {@code login-wanted}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What a status other than 2xx means (RFC 9110, section 15).
   *
   * @param challenges the fields Proxy-Authenticate, by which a proxy says which sign-ins it takes
   */
  static ProxyFault of(int status, boolean hasLogin, List<String> challenges) {
    boolean isOther =
        challenges.stream().anyMatch(it -> !it.isBlank())
            && challenges.stream().noneMatch(it -> BASIC.matcher(it).lookingAt());
    return status == 407 && isOther ? SCHEME_UNKNOWN : of(status, hasLogin);
  }

  /** The same where no more is known than the status. */
  static ProxyFault of(int status, boolean hasLogin) {
    return switch (status) {
      // tinyproxy says 401 to a wrong password, and 407 to none.
      case 401, 407 -> hasLogin ? LOGIN_REFUSED : LOGIN_WANTED;
      case 403, 404, 405, 451 -> FORBIDDEN;
      case 500, 502, 503, 504 -> NO_WAY;
      default -> REFUSED;
    };
  }
}
