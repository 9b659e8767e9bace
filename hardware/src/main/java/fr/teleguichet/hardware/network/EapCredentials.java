package fr.teleguichet.hardware.network;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name and the password by which a machine comes into a network that asks for them (802.1X,
 * PEAP with MSCHAPv2), by cable or by Wi-Fi. The password goes to nobody but the server of this
 * name, for which this authority vouches.
 *
 * @param user 1 to 253 characters (RFC 7542, 2.3), no control characters
 * @param password 1 to 256 characters (RFC 2759, 8.1), no control characters
 * @param server the whole name in the server's certificate, or what it ends with after a dot
 * @param authority certificates (PEM), up to 65,536 characters; none: whom the system trusts
 */
public record EapCredentials(
    String user, String password, String server, Optional<String> authority) {

  /** What can be wrong. */
  public enum Part {
    LOGIN,
    SERVER,
    AUTHORITY
  }

  /** There is no such account. What was written is not repeated: it may be a password. */
  public static final class WrongPartException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Part part;

    private WrongPartException(Part part) {
      super(part.toString());
      this.part = part;
    }

    /** What is wrong. */
    public Part part() {
      return part;
    }
  }

  /** The most characters of an authority's certificates. */
  public static final int MAX_AUTHORITY = 64 * 1024;

  private static final Pattern SERVER =
      Pattern.compile("(?=.{1,253}\\z)[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");
  private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";
  private static final int MAX_USER = 253;
  private static final int MAX_PASSWORD = 256;

  public EapCredentials {
    check(
        !user.isEmpty()
            && user.length() <= MAX_USER
            && !password.isEmpty()
            && password.length() <= MAX_PASSWORD
            && (user + password).chars().noneMatch(Character::isISOControl),
        Part.LOGIN);
    check(SERVER.matcher(server).matches(), Part.SERVER);
    check(
        authority.map(it -> it.contains(CERTIFICATE) && it.length() <= MAX_AUTHORITY).orElse(true),
        Part.AUTHORITY);
  }

  private static void check(boolean isRight, Part part) {
    if (!isRight) {
      throw new WrongPartException(part);
    }
  }

  @Override
  public String toString() {
    return "EapCredentials[server=" + server + "]";
  }
}
