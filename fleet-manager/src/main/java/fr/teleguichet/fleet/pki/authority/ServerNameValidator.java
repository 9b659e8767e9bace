package fr.teleguichet.fleet.pki.authority;

import java.util.regex.Pattern;

/** Names under which a TLS server is reached: DNS names and IP addresses. */
public final class ServerNameValidator {

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]+");
  private static final Pattern DNS =
      Pattern.compile(
          "(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?"
              + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?)*");

  private ServerNameValidator() {}

  /** Whether a certificate can carry it. */
  public static boolean isValid(String name) {
    return isAddress(name) || DNS.matcher(name).matches();
  }

  static boolean isAddress(String name) {
    return IPV4.matcher(name).matches()
        || (IPV6.matcher(name).matches() && org.bouncycastle.util.IPAddress.isValidIPv6(name));
  }
}
