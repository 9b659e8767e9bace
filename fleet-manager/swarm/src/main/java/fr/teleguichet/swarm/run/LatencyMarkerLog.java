package fr.teleguichet.swarm.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.teleguichet.swarm.load.LatencyMarker;
import fr.teleguichet.swarm.load.Swarm;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that tells another program when which marker was sent, one JSON object a line. */
public final class LatencyMarkerLog implements AutoCloseable {

  private static final JsonFactory JSON = new JsonFactory();

  private final Writer out;

  private LatencyMarkerLog(Writer out) {
    this.out = out;
  }

  /** A log that replaces the file. */
  public static LatencyMarkerLog to(Path file) throws IOException {
    return new LatencyMarkerLog(Files.newBufferedWriter(file));
  }

  /** A log that nobody reads. */
  public static LatencyMarkerLog nowhere() {
    return new LatencyMarkerLog(Writer.nullWriter());
  }

  /** Writes down the markers that the swarm sent since the last time. */
  void drain(Swarm swarm) {
    try {
      for (var marker = swarm.nextMarker(); marker.isPresent(); marker = swarm.nextMarker()) {
        out.write(line(marker.get()) + "\n");
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the marker log can't be written", e);
    }
  }

  private static String line(LatencyMarker marker) throws IOException {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("territory", marker.territory());
      json.writeStringField("kiosk", marker.kiosk());
      json.writeStringField("metric", marker.metric());
      json.writeBooleanField("worse", marker.worse());
      json.writeNumberField("due", marker.due());
      json.writeNumberField("sent", marker.sent());
      json.writeEndObject();
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
