package fr.teleguichet.fleet.enrolment;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * What counts as one place on the network: an IPv4 address, or the 64-bit prefix of an IPv6
 * address, because whoever has one address of such a prefix has all of them (RFC 6177).
 *
 * @param start what the text of every address of the block begins with, or is
 */
record AddressBlock(String start) {

  private static final int GROUPS = 4;
  private static final int MAX_LENGTH = 45;

  static AddressBlock of(String address) {
    String plain = plain(address);
    if (!plain.contains(":")) {
      return new AddressBlock(plain);
    }
    int end = 0;
    for (int i = 0; i < GROUPS; i++) {
      end = plain.indexOf(':', end) + 1;
    }
    return new AddressBlock(plain.substring(0, end));
  }

  /** The address as it is stored: without a zone, IPv6 with all its eight groups. */
  static String plain(String address) {
    int zone = address.indexOf('%');
    String text = zone < 0 ? address : address.substring(0, zone);
    if (text.length() > MAX_LENGTH || !text.matches("[0-9a-fA-F:.]+")) {
      return "unknown";
    }
    try {
      // A text of digits, colons and dots is never looked up in the DNS.
      return text.contains(":") ? InetAddress.getByName(text).getHostAddress() : text;
    } catch (UnknownHostException _) {
      return "unknown";
    }
  }
}
