package fr.teleguichet.swarm.enrol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import fr.teleguichet.swarm.figures.Percentiles;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/** A report for scripts: one JSON object, whose members only ever grow in number. */
public final class EnrolJson {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private EnrolJson(JsonGenerator json) {
    this.json = json;
  }

  /** The report as JSON. */
  public static String of(Instant started, int exitCode, EnrolReport report) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("mode", "enrol");
      json.writeStringField("started", started.toString());
      json.writeNumberField("exit", exitCode);
      new EnrolJson(json).write(report);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.append('\n').toString();
  }

  private void write(EnrolReport report) throws IOException {
    json.writeNumberField("asked", report.asked());
    phase("planned", report.planning());
    phase("enrolled", report.enrolling());
    json.writeNumberField("refused", report.refused());
    json.writeObjectFieldStart("refusals");
    for (var refusal : report.refusals().entrySet()) {
      json.writeNumberField(refusal.getKey(), refusal.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("serials", report.serials());
    json.writeNumberField("duplicates", report.duplicates());
    json.writeNumberField("cpuSeconds", report.cpuSeconds());
    json.writeArrayFieldStart("complaints");
    for (String complaint : report.complaints()) {
      json.writeString(complaint);
    }
    json.writeEndArray();
  }

  private void phase(String name, EnrolPhase phase) throws IOException {
    Percentiles took = phase.took();
    json.writeObjectFieldStart(name);
    json.writeNumberField("number", phase.done());
    json.writeNumberField("seconds", phase.seconds());
    json.writeNumberField("perSecond", phase.perSecond());
    json.writeObjectFieldStart("micros");
    json.writeNumberField("p50", took.p50());
    json.writeNumberField("p90", took.p90());
    json.writeNumberField("p99", took.p99());
    json.writeNumberField("p999", took.p999());
    json.writeNumberField("max", took.max());
    json.writeEndObject();
    json.writeEndObject();
  }
}
