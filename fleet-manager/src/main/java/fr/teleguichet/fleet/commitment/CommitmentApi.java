package fr.teleguichet.fleet.commitment;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.RolesAllowed;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commitments for programs. */
@Tag(name = "evaluation")
@Controller("/api/v1/commitments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CommitmentApi {

  /** What a meeting measured. */
  @Serdeable
  @Schema(name = "CommitmentMeasure", description = "What a committee measured.")
  record Measured(
      @Schema(description = "The day of the committee.") String meeting,
      @Nullable @Schema(description = "The number; null where it was judged without one.")
          Double amount,
      @Schema(description = "kept, at-risk or missed.") String state,
      String remark) {

    static Measured of(Commitment.Measure it) {
      return new Measured(
          it.meeting().toString(),
          it.amount().map(Number::doubleValue).orElse(null),
          it.state().code(),
          it.remark());
    }
  }

  /** A commitment. */
  @Serdeable
  @Schema(name = "Commitment", description = "What a committee promised.")
  record Item(
      int id,
      String text,
      @Schema(description = "What is measured, in words.") String indicator,
      @Schema(
              description =
                  "by-hand, interviews, answered-calls, median-wait, satisfied or availability.")
          String figure,
      @Schema(description = "at-least or at-most.") String bound,
      double target,
      String due,
      @Schema(description = "The newest first.") List<Measured> measures) {

    static Item of(Commitment it) {
      return new Item(
          it.id(),
          it.text(),
          it.indicator(),
          it.figure().code(),
          it.bound().code(),
          it.target().doubleValue(),
          it.due().toString(),
          it.measures().stream().map(Measured::of).toList());
    }
  }

  private final CommitmentRepository commitments;

  CommitmentApi(CommitmentRepository commitments) {
    this.commitments = commitments;
  }

  @Operation(
      summary = "List commitments",
      description = "All commitments of committees, with what was measured at meetings.")
  @ApiResponse(
      responseCode = "200",
      description = "The commitments, by their due day.",
      content = @Content(array = @ArraySchema(schema = @Schema(implementation = Item.class))))
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  List<Item> list() {
    return commitments.all().stream().map(Item::of).toList();
  }
}
