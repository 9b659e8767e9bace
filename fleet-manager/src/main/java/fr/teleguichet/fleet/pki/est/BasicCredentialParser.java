package fr.teleguichet.fleet.pki.est;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads the header of HTTP Basic authentication (RFC 7617), with a claim's id for the user. */
final class BasicCredentialParser {
  private static final String SCHEME = "Basic ";
  private static final int MAX_HEADER_LENGTH = 2_000;
  private static final int MAX_PART_LENGTH = 200;

  private BasicCredentialParser() {}

  /** The claim in a header; empty when it is another scheme, malformed or too long. */
  static Optional<EstCredential.Claim> read(String header) {
    if (header.length() > MAX_HEADER_LENGTH
        || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()),
              StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      boolean fits =
          colon >= 0 && colon <= MAX_PART_LENGTH && pair.length() - colon - 1 <= MAX_PART_LENGTH;
      return fits
          ? Optional.of(
              new EstCredential.Claim(pair.substring(0, colon), pair.substring(colon + 1)))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
