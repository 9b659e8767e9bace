package fr.teleguichet.edge.update.ddi;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer of the foreign server: JSON with the ETag of its body, a file or the rest of it. */
record ForeignAnswer(HttpExchange exchange) {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

  private String asked(String header) {
    String value = exchange.getRequestHeaders().getFirst(header);
    return value == null ? "" : value;
  }

  private void head(String header, String value) {
    exchange.getResponseHeaders().set(header, value);
  }

  void status(int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  void text(int status, String text, Map<String, String> headers) throws IOException {
    headers.forEach(this::head);
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** hawkBit makes its tags of the MD5 of what it would send. */
  void json(JsonObject body) throws IOException {
    String text = body.encode();
    String tag = "\"0" + sum("MD5", text.getBytes(StandardCharsets.UTF_8)) + "\"";
    if (tag.equals(asked("If-None-Match"))) {
      head("ETag", tag);
      status(304);
    } else {
      text(200, text, Map.of("ETag", tag, "Content-Type", "application/hal+json"));
    }
  }

  /**
   * A file, or its end where that is wanted and the beginning is of the same file.
   *
   * @param most of its bytes before the line breaks
   */
  void file(byte[] content, int most) throws IOException {
    String tag = "\"" + sum("SHA-1", content) + "\"";
    head("ETag", tag);
    Matcher parts = RANGE.matcher(asked("Range"));
    boolean isPart = parts.matches() && tag.equals(asked("If-Range"));
    int first = isPart ? Integer.parseInt(parts.group(1)) : 0;
    if (first >= content.length) {
      status(416);
      return;
    }
    if (isPart) {
      head("Content-Range", "bytes %d-%d/%d".formatted(first, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(isPart ? 206 : 200, content.length - first);
    exchange.getResponseBody().write(content, first, Math.min(content.length - first, most));
    exchange.getResponseBody().flush();
  }

  /** Says that there is more to come, and says no more until it may go. */
  void hang(CountDownLatch may) throws IOException {
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    try {
      may.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static String sum(String algorithm, byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(content);
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
