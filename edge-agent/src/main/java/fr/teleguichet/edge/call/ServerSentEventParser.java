package fr.teleguichet.edge.call;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes server-sent events apart (WHATWG HTML, section 9.2.6), in whatever pieces they come, and
 * keeps no more than one of them.
 */
final class ServerSentEventParser {

  /** The longest event, in bytes of its lines. */
  static final int MAX_EVENT = 64 * 1024;

  private final Sink sink;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private String name = "";
  private boolean hasData;
  private int size;

  /** Told of each event. */
  @FunctionalInterface
  interface Sink {
    void event(String name, String data);
  }

  /** Somebody sends an event that fills the memory. */
  static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("an event is larger than " + MAX_EVENT + " bytes");
    }
  }

  ServerSentEventParser(Sink sink) {
    this.sink = sink;
  }

  /** The next piece. */
  void feed(byte[] bytes) throws TooLargeException {
    for (byte next : bytes) {
      if (next == '\n') {
        endLine();
      } else if (++size > MAX_EVENT) {
        throw new TooLargeException();
      } else {
        line.write(next);
      }
    }
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (text.endsWith("\r")) {
      text = text.substring(0, text.length() - 1);
    }
    if (text.isEmpty()) {
      endEvent();
    } else {
      field(text);
    }
  }

  private void field(String text) {
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    if (value.startsWith(" ")) {
      value = value.substring(1);
    }
    switch (field) {
      case "event" -> name = value;
      case "data" -> {
        data.append(hasData ? "\n" : "").append(value);
        hasData = true;
      }
      default -> {
        // A comment that is a sign of life, or what newer servers say.
      }
    }
  }

  private void endEvent() {
    String ended = name;
    String content = data.toString();
    boolean isEvent = hasData;
    name = "";
    data.setLength(0);
    hasData = false;
    size = 0;
    if (isEvent) {
      sink.event(ended, content);
    }
  }
}
