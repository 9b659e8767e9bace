package fr.teleguichet.fleet.update.action;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.drift.DowngradeCheck;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Updates of one kiosk for programs. */
@Tag(name = "updates")
@Controller("/api/v1/kiosks/{id}/updates")
@ExecuteOn(TaskExecutors.BLOCKING)
final class KioskUpdateApi {

  private final UpdateAssignmentService assignment;
  private final UpdateActionHistoryReader history;
  private final DowngradeCheck downgrades;

  KioskUpdateApi(
      UpdateAssignmentService assignment,
      UpdateActionHistoryReader history,
      DowngradeCheck downgrades) {
    this.assignment = assignment;
    this.history = history;
    this.downgrades = downgrades;
  }

  @Operation(summary = "List a kiosk’s updates", description = "Newest first, 100 at most.")
  @ApiResponse(
      responseCode = "200",
      description = "The updates.",
      content = @Content(array = @ArraySchema(schema = @Schema(implementation = UpdateJson.class))))
  @ProblemResponseAnnotations.NoSuchKiosk
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  List<UpdateJson> list(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    TargetId kiosk = assignment.kiosk(id, visitor);
    List<UpdateAction> actions = history.of(kiosk);
    Map<Integer, List<UpdateActionHistoryReader.Line>> notes =
        history.of(actions, UpdateJson.MAX_NOTES);
    return actions.stream()
        .map(action -> json(action, notes.getOrDefault(action.id(), List.of())))
        .toList();
  }

  private UpdateJson json(UpdateAction action) {
    return json(action, history.of(action, UpdateJson.MAX_NOTES));
  }

  private UpdateJson json(UpdateAction action, List<UpdateActionHistoryReader.Line> lines) {
    return UpdateJson.of(
        action,
        lines,
        action.state().isOpen()
            ? downgrades.refusal(action.kiosk(), action.distribution())
            : Optional.empty());
  }

  @Operation(
      summary = "Update a kiosk",
      description =
          "The kiosk hears of it when it asks next. Its updates that are open are cancelled: it"
              + " leaves them first. One that it would refuse for being older than what it runs is"
              + " given to it all the same, and says so in refusing.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The update.",
      content = @Content(schema = @Schema(implementation = UpdateJson.class)))
  @ApiResponse(responseCode = "400", description = "The distribution is wrong.")
  @ProblemResponseAnnotations.NoSuchKiosk
  @ApiResponse(responseCode = "409", description = "An artifact of the distribution was withdrawn.")
  @Post
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<UpdateJson> assign(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body UpdateJson.Wanted wanted) {
    return HttpResponse.created(
        json(assignment.assign(assignment.kiosk(id, visitor), wanted, visitor)));
  }

  @Operation(
      summary = "Try an update",
      description = "Says whether the kiosk would refuse it for being older; nothing is made.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "What would come of it.",
      content = @Content(schema = @Schema(implementation = UpdateJson.Draft.class)))
  @ProblemResponseAnnotations.WrongField
  @ProblemResponseAnnotations.NoSuchKiosk
  @ApiResponse(responseCode = "409", description = "An artifact of the distribution was withdrawn.")
  @Post("/dry-run")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  UpdateJson.Draft draft(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body UpdateJson.Wanted wanted) {
    TargetId kiosk = assignment.kiosk(id, visitor);
    Distribution distribution = assignment.wanted(wanted);
    return new UpdateJson.Draft(
        distribution.id(),
        distribution.label(),
        downgrades.refusal(kiosk, distribution).map(UpdateJson.Refusing::of).orElse(null));
  }

  @Operation(
      summary = "Accept an update for a kiosk, or refuse it",
      description =
          "For an update that waits for somebody’s agreement. One that is accepted is offered to"
              + " the kiosk when it asks next, one that is refused is over.",
      security = @SecurityRequirement(name = "token"))
  @UpdateResponseAnnotations.AsItIsNow
  @ProblemResponseAnnotations.WrongField
  @ApiResponse(
      responseCode = "409",
      description = "The update is over, or does not wait for an answer.")
  @Put("/{action}/confirmation")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  UpdateJson confirm(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @PathVariable String action,
      @Body UpdateJson.Confirmation wanted) {
    TargetId kiosk = assignment.kiosk(id, visitor);
    int number = number(action);
    String word = wanted.confirmation();
    ConfirmationAnswer answer =
        ConfirmationAnswer.confirmation(word == null ? "" : word)
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "Correct the field confirmation: give confirmed or denied.",
                        List.of(
                            new Problem.FieldError("confirmation", "give confirmed or denied"))));
    return json(assignment.answer(kiosk, number, answer, visitor));
  }

  private static int number(String action) {
    return RowNumberParser.parse(action)
        .orElseThrow(() -> ProblemException.notFound("update", action));
  }

  @Operation(
      summary = "Cancel an update",
      description =
          "The kiosk is asked to leave it. One that is being cancelled already is over at once with"
              + " force, for a kiosk that will not answer.",
      security = @SecurityRequirement(name = "token"))
  @UpdateResponseAnnotations.AsItIsNow
  @ApiResponse(
      responseCode = "409",
      description =
          "The update is over; or it is being cancelled already, or force came before it was.")
  @Delete("/{action}")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  UpdateJson cancel(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @PathVariable String action,
      @QueryValue(defaultValue = "false") @Parameter(description = "Do not wait for the kiosk.")
          boolean force) {
    TargetId kiosk = assignment.kiosk(id, visitor);
    return json(assignment.cancel(kiosk, number(action), force, visitor));
  }
}
