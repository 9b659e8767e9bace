package fr.teleguichet.est;

import fr.teleguichet.est.BoundedHttpsClient.Response;

/** A server's refusal in words: its own when they are fit to be shown, else ours. */
final class EstRefusalText {

  private static final int MAX_LENGTH = 300;

  private EstRefusalText() {}

  static EstResponse.Refused of(Response response) {
    String words = isText(response) ? oneLine(response.text()) : "";
    return new EstResponse.Refused(
        response.status(), words.isEmpty() ? ours(response.status()) : words);
  }

  private static boolean isText(Response response) {
    return response.header("Content-Type").map(it -> it.startsWith("text/plain")).orElse(false);
  }

  /** Hostile until trimmed: it ends up on a screen and in a log. */
  static String oneLine(String text) {
    String line =
        text.codePoints()
            .limit(4L * MAX_LENGTH)
            .map(c -> Character.isISOControl(c) || Character.isWhitespace(c) ? ' ' : c)
            .filter(c -> Character.isDefined(c) && Character.getType(c) != Character.FORMAT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip()
            .replaceAll(" {2,}", " ");
    return line.codePointCount(0, line.length()) <= MAX_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH - 1)) + "…";
  }

  private static String ours(int status) {
    return switch (status) {
      case 400 -> "the fleet manager can’t read the certificate request";
      case 401 -> "the fleet manager does not accept the claim; make a new one";
      case 403 -> "the fleet manager does not let this unit in; ask a coordinator";
      case 404 -> "there is no enrolment at this address; check enrolment.manager";
      case 429 -> "the fleet manager has had too many tries from here; it takes a while";
      default -> {
        if (status >= 300 && status < 400) {
          yield "the server sends the unit elsewhere, where it does not go; check the address";
        }
        yield status >= 500
            ? "the fleet manager has a fault of its own (status " + status + ")"
            : "the fleet manager refuses (status " + status + ")";
      }
    };
  }
}
