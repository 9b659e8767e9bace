package fr.teleguichet.fleet.training;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.time.BoundedTimeParser;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** How many are trained, for programs: numbers, and nobody's name. */
@Tag(name = "evaluation")
@Controller("/api/v1/trainings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrainingApi {

  /** The figures of a period. */
  @Serdeable
  @Schema(name = "Trainings", description = "Training in a period, in numbers.")
  record Counts(
      @Schema(description = "The first month, such as 2026-01.") String from,
      @Schema(description = "The last month.") String to,
      @Schema(description = "People with a training at least, until the end of the period.")
          long trained,
      @Schema(description = "People with a training at least within the period.")
          long trainedWithin,
      @Schema(description = "Days of initial training held within the period.") double initialDays,
      @Schema(description = "Days of continuing training held within the period.")
          double continuingDays,
      @Schema(description = "Days of initial training times who was there.")
          double initialPersonDays,
      @Schema(description = "Days of continuing training times who was there.")
          double continuingPersonDays,
      @Schema(description = "Sites whose label held on the last day.") long labelledSites,
      @Schema(description = "Those of them with somebody who is trained.")
          long labelledSitesWithTrained) {

    static Counts of(TrainingFigures it) {
      return new Counts(
          it.first().toString(),
          it.last().toString(),
          it.trained(),
          it.trainedWithin(),
          it.initialDays(),
          it.continuingDays(),
          it.initialPersonDays(),
          it.continuingPersonDays(),
          it.labelledSites(),
          it.labelledSitesWithTrained());
    }
  }

  private final TrainingFigureReader reader;
  private final VisibleTrainings register;

  TrainingApi(TrainingFigureReader reader, VisibleTrainings register) {
    this.reader = reader;
    this.register = register;
  }

  @Operation(
      summary = "Count trainings",
      description = "People trained and days of training, as far as the token’s scope goes.")
  @ApiResponse(
      responseCode = "200",
      description = "The figures.",
      content = @Content(schema = @Schema(implementation = Counts.class)))
  @ProblemResponseAnnotations.WrongParameter
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  Counts count(
      @Parameter(hidden = true) Principal visitor,
      @QueryValue
          @Nullable
          @Parameter(description = "The first month; eleven before the last where it is missing.")
          String from,
      @QueryValue
          @Nullable
          @Parameter(description = "The last month, such as 2026-12; this one where it is missing.")
          String to) {
    YearMonth last = to == null ? YearMonth.from(register.today()) : month("to", to);
    YearMonth first = from == null ? last.minusMonths(11) : month("from", from);
    if (first.isAfter(last) || first.getYear() < 1990 || last.getYear() > 2100) {
      throw ProblemException.parameter("from", "give months in order, of 1990 to 2100.");
    }
    return Counts.of(reader.read(first, last, visitor.scope()));
  }

  private static YearMonth month(String name, String text) {
    try {
      return BoundedTimeParser.month(text);
    } catch (DateTimeException _) {
      throw ProblemException.parameter(name, "give a month such as 2026-01.");
    }
  }
}
