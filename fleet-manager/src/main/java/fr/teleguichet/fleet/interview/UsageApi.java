package fr.teleguichet.fleet.interview;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.interview.UsageFigures.Group;
import fr.teleguichet.fleet.interview.UsageFigures.Where;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the network is used, for programs. */
@Tag(name = "usage")
@Controller("/api/v1/usage")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UsageApi {

  private final UsageReader reader;
  private final PageFrameFactory frames;
  private final Clock clock;

  UsageApi(UsageReader reader, PageFrameFactory frames, Clock clock) {
    this.reader = reader;
    this.frames = frames;
    this.clock = clock;
  }

  @Operation(
      summary = "Get the usage",
      description = "Interviews by site, service and month, and what people thought of them.")
  @ApiResponse(
      responseCode = "200",
      description = "The usage.",
      content = @Content(schema = @Schema(implementation = UsageJson.Figures.class)))
  @ProblemResponseAnnotations.WrongParameter
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  UsageJson.Figures usage(
      HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @QueryValue
          @Nullable
          @Parameter(
              description =
                  "The first month, such as 2026-01; eleven months before the last where it is"
                      + " missing.")
          String from,
      @QueryValue
          @Nullable
          @Parameter(description = "The last month; this one where it is missing.")
          String to,
      @QueryValue @Nullable @Parameter(description = "Only of this site.") String site,
      @QueryValue @Nullable @Parameter(description = "Only of this service.") String service) {
    UsageQuery query = UsageQueryParser.read(from, to, site, service, clock);
    UsageFigures usage = reader.read(query, visitor.scope());
    LocalizedText text = frames.text(request);
    return new UsageJson.Figures(
        usage.filter().months().first().toString(),
        usage.filter().months().last().toString(),
        AttemptCountsJson.of(usage.total()),
        rows(usage, text),
        YearRange.touching(usage.filter().months()).first(),
        YearRange.touching(usage.filter().months()).last(),
        usage.heldInYears(),
        SurveyJson.Opinion.of(usage.answers(), false),
        usage.bySite().stream().map(UsageApi::siteOpinion).toList(),
        usage.byService().stream()
            .map(
                it ->
                    new SurveyJson.Part(
                        it.of().value(),
                        SurveyJson.Opinion.of(it.answers(), it.hidden()),
                        reader.service(it.of(), text)))
            .toList(),
        usage.spans().stream().map(SurveyJson.Span::of).toList(),
        usage.choices().stream().map(it -> SurveyJson.Choices.of(it, text)).toList(),
        usage.missing(),
        usage.years().last(),
        reader.late(query, visitor.scope()).stream().map(LateInterviewMonthJson::of).toList());
  }

  private static SurveyJson.Part siteOpinion(Group<Where> group) {
    return new SurveyJson.Part(
        code(group.of()),
        SurveyJson.Opinion.of(group.answers(), group.hidden()),
        group.of().code().isPresent() ? group.of().name() : null);
  }

  private static @Nullable String code(Where where) {
    return where.code().map(SiteCode::value).orElse(null);
  }

  private List<UsageJson.Row> rows(UsageFigures usage, LocalizedText text) {
    return usage.places().stream()
        .flatMap(
            place ->
                place.lines().stream()
                    .flatMap(
                        line ->
                            line.months().entrySet().stream()
                                .map(
                                    month ->
                                        new UsageJson.Row(
                                            code(place.where()),
                                            line.service().value(),
                                            reader.service(line.service(), text),
                                            month.getKey().toString(),
                                            AttemptCountsJson.of(month.getValue())))))
        .toList();
  }
}
