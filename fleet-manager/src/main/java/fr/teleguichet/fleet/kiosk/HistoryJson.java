package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.MetricDefinition;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kiosk's history as the programming interface tells it. */
@Serdeable
@Schema(
    name = "History",
    description =
        "A kiosk's measures over time, each with at most 500 points that keep every peak of what"
            + " was read.")
record HistoryJson(
    Instant from,
    Instant to,
    @Schema(description = "Whether the values are means of hours, as they are beyond 48 hours.")
        boolean hourly,
    @Schema(description = "When the kiosk was not connected.") List<Away> gaps,
    @Schema(description = "What happened meanwhile; the newest where there is much.")
        List<Happened> events,
    List<Line> series) {

  /** A stretch without a connection. */
  @Serdeable
  @Schema(name = "HistoryGap")
  record Away(Instant from, Instant to) {}

  /** Something that happened. */
  @Serdeable
  @Schema(name = "HistoryEvent")
  record Happened(
      Instant at,
      @Schema(description = "stopped, started, update, network or incident.") String kind,
      @Schema(description = "The same in words, in the language that was asked for.")
          String words) {}

  /** One measure. */
  @Serdeable
  @Schema(name = "Series")
  record Line(
      @Schema(description = "The metric's name on the wire.") String metric,
      String label,
      String unit,
      @Nullable @Schema(description = "The bound of the healthy range, where it has one.")
          Double watch,
      List<Point> points) {}

  /** One value; it holds until the next one. */
  @Serdeable
  @Schema(name = "Point")
  record Point(
      Instant at,
      @Nullable @Schema(description = "Null where a stretch without data begins.") Double value) {}

  static HistoryJson of(
      MeasureHistoryReader.Found found,
      List<KioskHistoryReader.Mark> marks,
      Instant from,
      Instant to,
      LocalizedText text) {
    return new HistoryJson(
        from,
        to,
        found.hourly(),
        found.gaps().stream()
            .map(gap -> new Away(Instant.ofEpochMilli(gap.from()), Instant.ofEpochMilli(gap.to())))
            .toList(),
        marks.stream()
            .map(mark -> new Happened(mark.at(), mark.kind(), KioskHistoryEntry.words(mark, text)))
            .toList(),
        found.series().entrySet().stream()
            .map(it -> line(it.getKey(), it.getValue(), text))
            .toList());
  }

  private static Line line(HealthMetric metric, MeasureSeries series, LocalizedText text) {
    MetricDefinition definition = metric.definition();
    return new Line(
        definition.name(),
        definition.label(text.language().locale()),
        definition.unit(),
        watch(definition.range()),
        series.points().stream().map(HistoryJson::point).toList());
  }

  private static Point point(MeasureSeries.Point point) {
    return new Point(
        Instant.ofEpochMilli(point.at()),
        point.value().isPresent() ? (Double) point.value().getAsDouble() : null);
  }

  private static @Nullable Double watch(HealthyRange range) {
    return switch (range) {
      case HealthyRange.AtMost(double watch, _) -> watch;
      case HealthyRange.AtLeast(double watch, _) -> watch;
      case HealthyRange.Any _, HealthyRange.MustBe _ -> null;
    };
  }
}
