package fr.teleguichet.fleet.update.token;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token as a client shows it.
 *
 * @param gateway whether it is meant to stand for every kiosk
 */
public record PresentedToken(boolean gateway, String text) {
  private static final Pattern HEADER =
      Pattern.compile("(Target|Gateway)Token +([!-~]{1,128})", Pattern.CASE_INSENSITIVE);

  /** The token in a header Authorization; empty where it has none of these. */
  public static Optional<PresentedToken> read(@Nullable String header) {
    Matcher read = HEADER.matcher(header == null ? "" : header);
    return read.matches()
        ? Optional.of(new PresentedToken(read.group(1).equalsIgnoreCase("Gateway"), read.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return gateway ? "a gateway's token" : "a kiosk's token";
  }
}
