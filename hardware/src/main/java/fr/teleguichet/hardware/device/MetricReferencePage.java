package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.text.MarkdownTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reference page of what a kiosk says on the wire, made from the catalogue itself. */
final class MetricReferencePage {

  /** Writes the page again. */
  static final String COMMAND = "mvn -q -pl hardware compile exec:exec@metric-docs";

  private MetricReferencePage() {}

  static String text() {
    return """
    <!-- Made from the catalogue; write it again with: %s -->
    # What a kiosk says

    A kiosk is a Sparkplug B edge node; its group is the territory. It declares all of this at birth with name, alias
    and type, and the unit as the property `engUnit`; afterwards it sends what has left its dead band, by alias.

    ## Measures of health

    Metrics of the node. The fleet manager keeps one row of all of them per report. An absent value is null: not every
    board can measure everything.

    %s
    ## Facts

    Metrics of the node that hardly ever change.

    %s
    ## Protocol

    | Metric | Type | |
    | --- | --- | --- |
    | bdSeq | INT64 | the number that the death certificate of this session bears |
    | Node Control/Rebirth | BOOLEAN | written by the host: send all births again |
    | Journal/Records | DATASET | records that must not be lost: number, occurred, type, body |
    | Care/Id, Care/Deadline, Care/Action | STRING, DATETIME, STRING | written by the host together, in this order: something to do for the kiosk’s care, done at most once and not begun after the deadline; the kiosk answers by records of type care |
    | Services/Document | STRING | written by the host after a birth and when they change, while Services/Version is another: the services that the kiosk shall offer, and from how many seconds of talk on an interview counts, as JSON; an invalid one is refused with its reason in Services/Refused, and those before stay |
    | Notices/Document | STRING | written by the host after a birth and when they change, while Notices/Version is another: what the kiosk has to tell citizens by law (who answers for it, how accessible it is), as JSON; an invalid one is passed over, and those before stay |
    | Journal/Acknowledged | INT64 | written by the host together with Journal/Id: the records up to this number are committed; a lower one than before says nothing |
    | Journal/Resume After | INT64 | written by the host together with Journal/Id after a birth, and when records do not continue what it has: it has the records up to this number and none after it, so those that the kiosk still keeps are sent, even where they were acknowledged; nothing before Journal/Oldest is waited for |

    ## Peripherals

    Each is a Sparkplug device of the node: its birth says that it is there, its death that it is not.

    %s
    Every one has these metrics.

    %s
    ## Reasons of an announced stop

    %s
    """
            .formatted(COMMAND, measures(), facts(), peripherals(), peripheralMetrics(), stops())
            .stripTrailing()
        + "\n";
  }

  private static String measures() {
    MarkdownTable table =
        new MarkdownTable(
            "Metric",
            "Type",
            "Unit",
            "To watch",
            "Failing",
            "Dead band",
            "At most every",
            "French",
            "English");
    for (HealthMetric metric : HealthMetric.values()) {
      MetricDefinition it = metric.definition();
      table.row(
          it.name(),
          it.type().name(),
          it.unit(),
          watch(it.range()),
          failing(it.range()),
          it.policy().deadBand() == 0 ? "any change" : number(it.policy().deadBand()),
          time(it.policy().atMostEvery()),
          it.label(Locale.FRENCH),
          it.label(Locale.ENGLISH));
    }
    return table.text();
  }

  private static String watch(HealthyRange range) {
    return switch (range) {
      case HealthyRange.Any _ -> "";
      case HealthyRange.AtMost(double watch, _) -> "above " + number(watch);
      case HealthyRange.AtLeast(double watch, _) -> "below " + number(watch);
      case HealthyRange.MustBe(boolean wanted, HealthyRange.Judgement otherwise) ->
          otherwise == HealthyRange.Judgement.WATCH ? Boolean.toString(!wanted) : "";
    };
  }

  private static String failing(HealthyRange range) {
    return switch (range) {
      case HealthyRange.Any _ -> "";
      case HealthyRange.AtMost(_, double failing) ->
          Double.isInfinite(failing) ? "" : "above " + number(failing);
      case HealthyRange.AtLeast(_, double failing) -> "below " + number(failing);
      case HealthyRange.MustBe(boolean wanted, HealthyRange.Judgement otherwise) ->
          otherwise == HealthyRange.Judgement.FAILING ? Boolean.toString(!wanted) : "";
    };
  }

  private static String facts() {
    MarkdownTable table = new MarkdownTable("Metric", "Type", "French", "English");
    for (NodeFact fact : NodeFact.values()) {
      MetricDefinition it = fact.definition();
      table.row(it.name(), it.type().name(), it.label(Locale.FRENCH), it.label(Locale.ENGLISH));
    }
    return table.text();
  }

  private static String peripherals() {
    MarkdownTable table =
        new MarkdownTable("Device id", "Without it no interview", "French", "English");
    for (Peripheral peripheral : Peripheral.values()) {
      table.row(
          peripheral.deviceId(),
          peripheral.isEssential() ? "yes" : "",
          peripheral.label(Locale.FRENCH),
          peripheral.label(Locale.ENGLISH));
    }
    return table.text();
  }

  private static String peripheralMetrics() {
    MarkdownTable table = new MarkdownTable("Metric", "Type", "Values");
    for (PeripheralMetric metric : PeripheralMetric.values()) {
      table.row(
          metric.definition().name(),
          metric.definition().type().name(),
          switch (metric) {
            case STATE ->
                Arrays.stream(PeripheralState.values())
                    .map(PeripheralState::code)
                    .collect(Collectors.joining(", "));
            case REASONS ->
                "keywords separated by commas; a printer's are those of RFC 8011, section 5.4.12";
            case MODEL -> "maker and model";
          });
    }
    return table.text();
  }

  private static String stops() {
    MarkdownTable table = new MarkdownTable("Word", "French", "English");
    for (ShutdownReason reason : ShutdownReason.values()) {
      table.row(reason.code(), reason.label(Locale.FRENCH), reason.label(Locale.ENGLISH));
    }
    return table.text();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String time(Duration time) {
    return time.isZero() ? "at once" : time.toSeconds() + " s";
  }
}
