package fr.teleguichet.fleet.update.rollout;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.platform.time.BoundedTimeParser;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
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
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rollouts for programs. */
@Tag(name = "rollouts")
@Controller("/api/v1/rollouts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RolloutApi {

  private static final int MAX_COUNT = 1_000;

  private final RolloutPlanner planner;
  private final RolloutCreationService making;
  private final RolloutViewReader views;
  private final RolloutPlanCodec plans;
  private final PageFrameFactory frames;

  RolloutApi(
      RolloutPlanner planner,
      RolloutCreationService making,
      RolloutViewReader views,
      RolloutPlanCodec plans,
      PageFrameFactory frames) {
    this.planner = planner;
    this.making = making;
    this.views = views;
    this.plans = plans;
    this.frames = frames;
  }

  @Operation(summary = "List rollouts", description = "Newest first, 200 at most.")
  @ApiResponse(
      responseCode = "200",
      description = "The rollouts in which a kiosk of the scope is.",
      content =
          @Content(array = @ArraySchema(schema = @Schema(implementation = RolloutJson.Item.class))))
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, VIEWER})
  List<RolloutJson.Item> list(@Parameter(hidden = true) Principal visitor) {
    return views.list(visitor).stream().map(view -> RolloutJson.Item.of(view, plans)).toList();
  }

  @Operation(
      summary = "Make a rollout",
      description =
          "Of kiosks in the scope that have not got the distribution and are in no other rollout"
              + " that is not over. Where a second person must agree, it is proposed first.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The rollout.",
      content = @Content(schema = @Schema(implementation = RolloutJson.Item.class)))
  @ProblemResponseAnnotations.WrongField
  @ApiResponse(
      responseCode = "409",
      description =
          "No kiosk is left for it, another rollout took one of its kiosks at the same moment, it"
              + " is older than what kiosks have, or a file of it was withdrawn.")
  @Post
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<RolloutJson.Item> create(
      @Parameter(hidden = true) Principal visitor, @Body RolloutJson.Wanted wanted) {
    Optional<Instant> start = start(wanted.start());
    int id =
        making.create(
            planner.draft(wanted.distribution(), wanted.plan(), DefaultWaveNames.PROGRAMS, visitor),
            start,
            visitor);
    return HttpResponse.created(one(id, visitor), URI.create("/api/v1/rollouts/" + id));
  }

  private Optional<Instant> start(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(text.equals("now") ? making.now() : BoundedTimeParser.instant(text));
    } catch (DateTimeException _) {
      throw RefusalException.field("start", "give now, or a time such as 2026-11-26T20:00:00Z");
    }
  }

  @Operation(
      summary = "See who would be in which wave",
      description = "Nothing is made.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "What would be.",
      content = @Content(schema = @Schema(implementation = RolloutJson.Draft.class)))
  @ProblemResponseAnnotations.WrongField
  @ApiResponse(responseCode = "409", description = "A file of the distribution was withdrawn.")
  @Post("/dry-run")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  RolloutJson.Draft dryRun(
      @Parameter(hidden = true) Principal visitor, @Body RolloutJson.Wanted wanted) {
    return RolloutJson.Draft.of(
        planner.draft(wanted.distribution(), wanted.plan(), DefaultWaveNames.PROGRAMS, visitor),
        plans);
  }

  @Operation(summary = "Get a rollout")
  @ApiResponse(
      responseCode = "200",
      description = "The rollout.",
      content = @Content(schema = @Schema(implementation = RolloutJson.Item.class)))
  @RolloutResponseAnnotations.NoSuchRollout
  @Get("/{id}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, VIEWER})
  RolloutJson.Item get(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    return one(number(id), visitor);
  }

  private RolloutJson.Item one(int id, Principal visitor) {
    return RolloutJson.Item.of(find(id, visitor), plans);
  }

  private RolloutView find(int id, Principal visitor) {
    return views
        .find(id, visitor)
        .orElseThrow(() -> ProblemException.notFound("rollout", Integer.toString(id)));
  }

  static int number(String id) {
    return RowNumberParser.parse(id).orElseThrow(() -> ProblemException.notFound("rollout", id));
  }

  @Operation(
      summary = "List a rollout’s kiosks",
      description = "With why each waits or why it failed, by wave and name.")
  @ApiResponse(
      responseCode = "200",
      description = "The kiosks.",
      content =
          @Content(
              array = @ArraySchema(schema = @Schema(implementation = RolloutJson.Kiosk.class))))
  @ProblemResponseAnnotations.WrongParameter
  @RolloutResponseAnnotations.NoSuchRollout
  @Get("/{id}/kiosks")
  @RolesAllowed({COORDINATOR, TECHNICIAN, VIEWER})
  List<RolloutJson.Kiosk> kiosks(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @QueryValue @Nullable @Parameter(description = "The number of a wave.") Integer wave,
      @QueryValue @Nullable @Parameter(description = "A state of kiosks.") String state,
      @QueryValue(defaultValue = "0") @Parameter(description = "How many to skip.") int offset,
      @QueryValue(defaultValue = "200") @Parameter(description = "The most to return, 1 to 1000.")
          int limit) {
    RolloutView view = find(number(id), visitor);
    if (offset < 0) {
      throw ProblemException.parameter("offset", "give 0 or more.");
    }
    if (limit < 1 || limit > MAX_COUNT) {
      throw ProblemException.parameter("limit", "give 1 to " + MAX_COUNT + ".");
    }
    RolloutViewReader.Query query =
        new RolloutViewReader.Query(Optional.ofNullable(wave), state(state), offset, limit);
    return views.members(view, query, visitor).stream()
        .map(it -> RolloutJson.Kiosk.of(it, view.rollout().name(), frames.text(request)))
        .toList();
  }

  private static Optional<MemberState> state(@Nullable String word) {
    return word == null
        ? Optional.empty()
        : Optional.of(
            MemberState.of(word)
                .orElseThrow(() -> ProblemException.parameter("state", "give a state of kiosks.")));
  }
}
