package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.platform.time.BoundedTimeParser;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.hardware.device.HealthMetric;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What kiosks measured over time, for programs. */
@Tag(name = "kiosks")
@Controller("/api/v1/kiosks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class KioskMeasureHistoryApi {

  private static final Duration MAX_DURATION = Duration.ofDays(5 * 366);

  private final LiveFleetStatus fleet;
  private final KioskHistoryReader past;
  private final MeasureHistoryReader history;
  private final PageFrameFactory frames;
  private final Clock clock;

  KioskMeasureHistoryApi(
      LiveFleetStatus fleet,
      KioskHistoryReader past,
      MeasureHistoryReader history,
      PageFrameFactory frames,
      Clock clock) {
    this.fleet = fleet;
    this.past = past;
    this.history = history;
    this.frames = frames;
    this.clock = clock;
  }

  @Operation(
      summary = "Get a kiosk's history",
      description = "Measures over time: single reports up to 48 hours, means of hours beyond.")
  @ApiResponse(
      responseCode = "200",
      description = "The history.",
      content = @Content(schema = @Schema(implementation = HistoryJson.class)))
  @ProblemResponseAnnotations.WrongParameter
  @ProblemResponseAnnotations.NoSuchKiosk
  @Get("/{id}/history")
  @AnyRoleAllowed
  HistoryJson history(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @QueryValue
          @Nullable
          @Parameter(
              description =
                  "The first instant, such as 2026-11-24T00:00:00Z; a day before the end where it"
                      + " is missing.")
          String from,
      @QueryValue
          @Nullable
          @Parameter(description = "The instant after the last; now where it is missing.")
          String to,
      @QueryValue
          @Nullable
          @Parameter(description = "6h, 24h, 7d, 30d or 1y until now, instead of from and to.")
          String period,
      @QueryValue
          @Nullable
          @Parameter(description = "Metric names, separated by commas; all where it is missing.")
          String metrics) {
    KioskRow row =
        fleet
            .picture()
            .find(KioskUrlName.parse(id), visitor.scope())
            .orElseThrow(() -> ProblemException.notFound("kiosk", id));
    Instant end = to == null ? clock.instant() : instant("to", to);
    Duration length = HistoryPeriod.ofWord(period == null ? "" : period).length();
    Instant begin = from == null ? end.minus(length) : instant("from", from);
    if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(MAX_DURATION) > 0) {
      throw ProblemException.parameter("from", "give an instant before to, at most five years.");
    }
    Set<HealthMetric> wanted = metrics(metrics);
    Optional<Integer> kiosk = row.node().flatMap(past::id);
    MeasureHistoryReader.Found found =
        kiosk
            .map(it -> history.read(it, begin, end, wanted))
            .orElseGet(() -> new MeasureHistoryReader.Found(false, Map.of(), List.of()));
    return HistoryJson.of(
        found,
        kiosk.map(it -> past.marks(it, begin, end)).orElse(List.of()),
        begin,
        end,
        frames.text(request));
  }

  private static Instant instant(String name, String text) {
    try {
      return BoundedTimeParser.instant(text);
    } catch (DateTimeException _) {
      throw ProblemException.parameter(name, "give an instant such as 2026-11-24T00:00:00Z.");
    }
  }

  private static Set<HealthMetric> metrics(@Nullable String names) {
    if (names == null || names.isBlank()) {
      return EnumSet.allOf(HealthMetric.class);
    }
    Set<HealthMetric> metrics = EnumSet.noneOf(HealthMetric.class);
    Arrays.stream(names.split(",", -1))
        .map(
            name ->
                HealthMetric.ofName(name.strip())
                    .orElseThrow(
                        () ->
                            ProblemException.parameter(
                                "metrics", "there is no metric " + name.strip() + ".")))
        .forEach(metrics::add);
    return metrics;
  }
}
