package fr.teleguichet.swarm.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.Percentiles;
import fr.teleguichet.swarm.figures.RunCounter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** A summary for scripts: one JSON object, whose members only ever grow in number. */
public final class RunSummaryJson {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private RunSummaryJson(JsonGenerator json) {
    this.json = json;
  }

  /** The summary as JSON. */
  public static String of(RunSummary summary) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new RunSummaryJson(json).write(summary);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return text.append('\n').toString();
  }

  private void write(RunSummary summary) throws IOException {
    RunReport report = summary.report();
    RunOutcome outcome = report.outcome();
    json.writeStartObject();
    json.writeStringField("mode", summary.mode());
    json.writeStringField("started", summary.started().toString());
    json.writeNumberField("exit", summary.exitCode());
    strings("settings", summary.settings());
    totals("measured", outcome.measured());
    totals("whole", outcome.whole());
    json.writeNumberField("unacknowledged", outcome.whole().unacknowledged());
    percentiles("lagMicros", outcome.timings().lag());
    percentiles("acknowledgementMicros", outcome.timings().acknowledgement());
    faults(report);
    findings(outcome.findings());
    json.writeArrayFieldStart("complaints");
    for (String complaint : outcome.complaints()) {
      json.writeString(complaint);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void strings(String name, Map<String, String> members) throws IOException {
    json.writeObjectFieldStart(name);
    for (var member : members.entrySet()) {
      json.writeStringField(member.getKey(), member.getValue());
    }
    json.writeEndObject();
  }

  private void totals(String name, CounterSnapshot totals) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("seconds", totals.seconds());
    json.writeNumberField("cpuSeconds", totals.cpuNanos() / 1e9);
    json.writeNumberField("cpuMicrosPerMessage", totals.cpuMicrosPerMessage());
    json.writeNumberField("reportsPerSecond", totals.perSecond(RunCounter.REPORTS));
    json.writeNumberField("valuesPerSecond", totals.perSecond(RunCounter.VALUES));
    json.writeNumberField("messagesPerSecond", totals.perSecond(RunCounter.MESSAGES_SENT));
    json.writeNumberField("bytesPerSecond", totals.perSecond(RunCounter.BYTES_SENT));
    json.writeObjectFieldStart("counts");
    for (RunCounter count : RunCounter.values()) {
      json.writeNumberField(count.code(), totals.get(count));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void percentiles(String name, Percentiles percentiles) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("number", percentiles.number());
    json.writeNumberField("p50", percentiles.p50());
    json.writeNumberField("p90", percentiles.p90());
    json.writeNumberField("p99", percentiles.p99());
    json.writeNumberField("p999", percentiles.p999());
    json.writeNumberField("max", percentiles.max());
    json.writeEndObject();
  }

  private void faults(RunReport report) throws IOException {
    json.writeObjectFieldStart("faults");
    for (var fault : report.faults().entrySet()) {
      json.writeObjectFieldStart(fault.getKey().code());
      json.writeNumberField("number", fault.getValue());
      json.writeStringField("first", report.examples().getOrDefault(fault.getKey(), ""));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void findings(RunFindings findings) throws IOException {
    switch (findings) {
      case RunFindings.Nothing _ -> {}
      case RunFindings.Storms storms -> storms(storms);
      case RunFindings.Search search -> search(search);
    }
  }

  private void storms(RunFindings.Storms storms) throws IOException {
    json.writeArrayFieldStart("storms");
    for (RunFindings.Storm storm : storms.storms()) {
      json.writeStartObject();
      json.writeNumberField("kiosks", storm.kiosks());
      json.writeNumberField("births", storm.messages());
      number("bornSeconds", storm.bornSeconds());
      number("acknowledgedSeconds", storm.acknowledgedSeconds());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void search(RunFindings.Search search) throws IOException {
    number("bestReportsPerSecond", search.best().map(RunFindings.Step::sent));
    json.writeArrayFieldStart("steps");
    for (RunFindings.Step step : search.steps()) {
      json.writeStartObject();
      json.writeNumberField("rate", step.rate());
      json.writeNumberField("sent", step.sent());
      json.writeNumberField("seconds", step.seconds());
      json.writeBooleanField("keptUp", step.keptUp());
      json.writeNumberField("behind", step.behind());
      json.writeNumberField("missing", step.missing());
      json.writeNumberField("lagMicros", step.lagMicros());
      json.writeNumberField("cpuMicrosPerMessage", step.cpuMicros());
      json.writeStringField("failure", step.failure().orElse(""));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void number(String name, Optional<Double> value) throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }
}
