package fr.teleguichet.fleet.update.rollout;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What programs want of rollouts. */
@Tag(name = "rollouts")
@Controller("/api/v1/rollouts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RolloutOperationApi {

  private final RolloutOperationService desk;
  private final RolloutViewReader views;
  private final FailedMemberDiagnosticsRequester diagnostics;
  private final RolloutPlanCodec plans;
  private final PageFrameFactory frames;

  RolloutOperationApi(
      RolloutOperationService desk,
      RolloutViewReader views,
      FailedMemberDiagnosticsRequester diagnostics,
      RolloutPlanCodec plans,
      PageFrameFactory frames) {
    this.desk = desk;
    this.views = views;
    this.diagnostics = diagnostics;
    this.plans = plans;
    this.frames = frames;
  }

  private RolloutJson.Item one(String id, Principal visitor) {
    return RolloutJson.Item.of(find(id, visitor), plans);
  }

  private RolloutView find(String id, Principal visitor) {
    return views
        .find(RolloutApi.number(id), visitor)
        .orElseThrow(() -> ProblemException.notFound("rollout", id));
  }

  @Operation(
      summary = "Agree to a rollout",
      description = "Another person than the one who made it, signed in by name.",
      security = @SecurityRequirement(name = "token"))
  @RolloutResponseAnnotations.AsItIsNow
  @Post("/approve")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  RolloutJson.Item approve(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    desk.approve(RolloutApi.number(id), visitor);
    return one(id, visitor);
  }

  @Operation(summary = "Do not agree to a rollout", security = @SecurityRequirement(name = "token"))
  @ProblemResponseAnnotations.WrongField
  @RolloutResponseAnnotations.AsItIsNow
  @Post("/reject")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  RolloutJson.Item reject(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body RolloutJson.Rejection rejection) {
    String reason = rejection.reason();
    desk.reject(RolloutApi.number(id), reason == null ? "" : reason, visitor);
    return one(id, visitor);
  }

  @Operation(summary = "Start a rollout", security = @SecurityRequirement(name = "token"))
  @RolloutResponseAnnotations.AsItIsNow
  @Post("/start")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  RolloutJson.Item start(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    desk.start(RolloutApi.number(id), visitor);
    return one(id, visitor);
  }

  @Operation(
      summary = "Pause a rollout",
      description = "Nothing new begins; updates that kiosks have read go on.",
      security = @SecurityRequirement(name = "token"))
  @RolloutResponseAnnotations.AsItIsNow
  @Post("/pause")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  RolloutJson.Item pause(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    desk.pause(RolloutApi.number(id), visitor);
    return one(id, visitor);
  }

  @Operation(
      summary = "Go on with a rollout",
      description = "Failures so far do not count any more.",
      security = @SecurityRequirement(name = "token"))
  @RolloutResponseAnnotations.AsItIsNow
  @Post("/resume")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  RolloutJson.Item resume(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    desk.resume(RolloutApi.number(id), visitor);
    return one(id, visitor);
  }

  @Operation(
      summary = "Roll a rollout back",
      description = "Kiosks that succeeded get back what they had.",
      security = @SecurityRequirement(name = "token"))
  @RolloutResponseAnnotations.AsItIsNow
  @Post("/roll-back")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  RolloutJson.Item rollBack(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    desk.rollBack(RolloutApi.number(id), visitor);
    return one(id, visitor);
  }

  @Operation(
      summary = "Abort a rollout",
      description =
          "Kiosks that have begun are asked to leave. One that is being aborted already is over at"
              + " once with force, for kiosks that will not answer.",
      security = @SecurityRequirement(name = "token"))
  @ProblemResponseAnnotations.WrongField
  @RolloutResponseAnnotations.AsItIsNow
  @Post("/abort")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  RolloutJson.Item abort(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @QueryValue(defaultValue = "false") @Parameter(description = "Do not wait for kiosks.")
          boolean force) {
    desk.abort(RolloutApi.number(id), force, visitor);
    return one(id, visitor);
  }

  @Operation(
      summary = "Let kiosks that failed try again",
      security = @SecurityRequirement(name = "token"))
  @ProblemResponseAnnotations.WrongField
  @RolloutResponseAnnotations.AsItIsNow
  @Post("/retry")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  RolloutJson.Item retry(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body RolloutJson.Retry retry) {
    desk.retry(RolloutApi.number(id), Optional.ofNullable(retry.kiosk()), visitor);
    return one(id, visitor);
  }

  @Operation(
      summary = "Allow that kiosks are updated though no other is near",
      security = @SecurityRequirement(name = "token"))
  @ProblemResponseAnnotations.WrongField
  @RolloutResponseAnnotations.AsItIsNow
  @Post("/alone")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  RolloutJson.Item allowAlone(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body RolloutJson.Kiosks kiosks) {
    desk.allowAlone(RolloutApi.number(id), plans.alone(kiosks.kiosks()), visitor);
    return one(id, visitor);
  }

  @Operation(
      summary = "Ask the kiosks that failed for their diagnostics",
      description = "50 kiosks at once, within the bounds of remote actions.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "Which were asked.",
      content = @Content(schema = @Schema(implementation = RolloutJson.Diagnostics.class)))
  @RolloutResponseAnnotations.NoSuchRollout
  @Post("/diagnostics")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  RolloutJson.Diagnostics diagnostics(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @QueryValue @Nullable @Parameter(description = "The number of a wave; all where missing.")
          Integer wave) {
    return diagnostics.want(
        find(id, visitor), Optional.ofNullable(wave), visitor, frames.text(request));
  }
}
