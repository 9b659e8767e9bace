package fr.teleguichet.fleet.interview;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.interview.UsageFigures.Group;
import fr.teleguichet.fleet.interview.UsageFigures.Where;
import fr.teleguichet.fleet.platform.time.BoundedTimeParser;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import io.micronaut.http.HttpRequest;
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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the network is used, for programs. */
@Tag(name = "usage")
@Controller("/api/v1/usage")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UsageApi {

  /** Everything. */
  @Serdeable
  @Schema(name = "Usage", description = "Interviews and answers of some months of French time.")
  record Figures(
      @Schema(description = "The first month, such as 2026-01.") String from,
      @Schema(description = "The last month.") String to,
      AttemptCountsJson total,
      List<Row> interviews,
      @Schema(
              description =
                  "The first calendar year of the answers, which are kept by year: the years of"
                      + " which the months are a part.")
          int surveyFrom,
      @Schema(description = "The last calendar year of the answers.") int surveyTo,
      @Schema(
              description =
                  "Interviews held in those of these years that are told; of a part of the network"
                      + " without sites whose answers are hidden.")
          long surveyInterviews,
      @Schema(
              description =
                  "All answers to the survey together; none of a site and a service at once, which"
                      + " are not kept together.")
          Opinion survey,
      @Schema(description = "Answers by site.") List<Part> surveyBySite,
      @Schema(
              description =
                  "Answers by service in the whole network; nothing for who sees a part of it.")
          List<Part> surveyByService,
      @Schema(
              description =
                  "Answers of the whole network over time: of closed months, and after those of a"
                      + " year that is over what is left of it; nothing where a site or service is"
                      + " asked for, or for who sees a part of the network.")
          List<Span> surveyByMonth,
      @Schema(
              description =
                  "What people would have done without the kiosk, and how they came to know of it,"
                      + " of the same years; nothing where a service is asked for, since these"
                      + " answers are not kept by service.")
          List<Choices> surveyChoices,
      @Schema(
              description =
                  "Records that are or may be of these months and that neither the database nor"
                      + " their kiosks have any more; some may have been interviews.")
          long missingRecords,
      @Schema(
              description =
                  "The last of the years from surveyFrom to surveyTo that answers are told of: a"
                      + " year is told when it has been over for two weeks; less than surveyFrom"
                      + " where none is.")
          int surveyToldUntil,
      @Schema(description = "The months whose figures changed after they were over.")
          List<LateInterviewMonthJson> changedLater) {}

  /** Interviews of a site, service and month. */
  @Serdeable
  @Schema(name = "UsageRow")
  record Row(
      @Nullable @Schema(description = "The site's code; null without a site, or of a deleted one.")
          String site,
      @Schema(description = "The service's code.") String service,
      @Schema(description = "What people call it, in the language that the request prefers.")
          String serviceName,
      String month,
      AttemptCountsJson attempts) {}

  /** A share with its 95 % interval after Wilson. */
  @Serdeable
  @Schema(name = "Share", description = "A share with its 95 % interval after Wilson.")
  record Share(long count, long of, double share, double low, double high) {
    static @Nullable Share of(Optional<Proportion> share) {
      return share.map(Share::from).orElse(null);
    }

    static Share from(Proportion it) {
      return new Share(it.count(), it.of(), it.share(), it.interval().low(), it.interval().high());
    }
  }

  /** What people answered; nothing where fewer than five did. */
  @Serdeable
  @Schema(
      name = "Opinion",
      description = "What people answered; null where fewer than five answered, or would be known.")
  record Opinion(
      @Schema(description = "Whether the answers are hidden because they are too few.")
          boolean hidden,
      @Nullable Long answers,
      @Nullable Share satisfied,
      @Nullable @Schema(description = "The very satisfied among the satisfied.")
          Share veryAmongSatisfied,
      @Nullable Share recommend,
      @Nullable Share resolved) {
    static Opinion of(SurveyAnswerCounts it, boolean hidden) {
      return hidden || it.areTooFew()
          ? new Opinion(true, null, null, null, null, null)
          : new Opinion(
              false,
              it.count(),
              Share.of(it.satisfiedShare()),
              Share.of(it.veryAmongSatisfied()),
              Share.of(it.recommendShare()),
              Share.of(it.resolvedShare()));
    }
  }

  /** What people answered of one site or service. */
  @Serdeable
  @Schema(name = "OpinionPart")
  record Part(
      @Nullable @Schema(description = "The code of the site or service; null where it has none.")
          String code,
      Opinion survey,
      @Nullable
          @Schema(description = "What people call the site or service; null where it has no code.")
          String name) {}

  /** What people answered in some months. */
  @Serdeable
  @Schema(
      name = "OpinionSpan",
      description =
          "Answers of a month, or of several in which one alone had fewer than five answers or"
              + " fewer than three kiosks. It never changes: what comes more than two weeks after"
              + " its month is in what is left of the year.")
  record Span(
      @Schema(description = "The first month, such as 2026-01.") String from,
      @Nullable
          @Schema(
              description =
                  "The last month; null for what is left of the year, late answers included.")
          String to,
      @Schema(description = "Without recommend and resolved, which are kept by year.")
          Opinion survey) {
    static Span of(UsageFigures.Span it) {
      return new Span(
          it.first().toString(),
          it.last().map(YearMonth::toString).orElse(null),
          Opinion.of(it.answers(), false));
    }
  }

  /** How people answered a question that has several answers. */
  @Serdeable
  @Schema(
      name = "SurveyChoices",
      description =
          "Answers to a question that has several; null and none where fewer than five answered, or"
              + " would be known.")
  record Choices(
      @Schema(description = "alternative or referral.") String question,
      @Schema(description = "Whether the answers are hidden because they are too few.")
          boolean hidden,
      @Nullable Long answers,
      List<Choice> choices) {
    static Choices of(SurveyChoices it, LocalizedText text) {
      return new Choices(
          it.question().code(),
          it.hidden(),
          it.hidden() ? null : it.count(),
          it.choices().stream().flatMap(choice -> Choice.of(it, choice, text).stream()).toList());
    }
  }

  /** One of the answers. */
  @Serdeable
  @Schema(name = "SurveyChoice")
  record Choice(
      @Schema(description = "Its code, such as own-car.") String answer,
      @Schema(description = "Its words, in the language that the request prefers.") String name,
      Share share) {
    static Optional<Choice> of(SurveyChoices all, SurveyChoices.Choice it, LocalizedText text) {
      return all.share(it)
          .map(
              share ->
                  new Choice(
                      it.answer(), UsageFiguresViewModel.answer(all, it, text), Share.from(share)));
    }
  }

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
      content = @Content(schema = @Schema(implementation = Figures.class)))
  @ProblemResponseAnnotations.WrongParameter
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  Figures usage(
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
    UsageQuery query =
        UsageQuery.of(months(from, to), site == null ? "" : site, service == null ? "" : service);
    UsageFigures usage = reader.read(query, visitor.scope());
    LocalizedText text = frames.text(request);
    return new Figures(
        usage.filter().months().first().toString(),
        usage.filter().months().last().toString(),
        AttemptCountsJson.of(usage.total()),
        rows(usage, text),
        YearRange.touching(usage.filter().months()).first(),
        YearRange.touching(usage.filter().months()).last(),
        usage.heldInYears(),
        Opinion.of(usage.answers(), false),
        usage.bySite().stream().map(UsageApi::siteOpinion).toList(),
        usage.byService().stream()
            .map(
                it ->
                    new Part(
                        it.of().value(),
                        Opinion.of(it.answers(), it.hidden()),
                        reader.service(it.of(), text)))
            .toList(),
        usage.spans().stream().map(Span::of).toList(),
        usage.choices().stream().map(it -> Choices.of(it, text)).toList(),
        usage.missing(),
        usage.years().last(),
        reader.late(query, visitor.scope()).stream().map(LateInterviewMonthJson::of).toList());
  }

  private static Part siteOpinion(Group<Where> group) {
    return new Part(
        code(group.of()),
        Opinion.of(group.answers(), group.hidden()),
        group.of().code().isPresent() ? group.of().name() : null);
  }

  private static @Nullable String code(Where where) {
    return where.code().map(SiteCode::value).orElse(null);
  }

  private MonthRange months(@Nullable String from, @Nullable String to) {
    MonthRange usual = MonthRange.upToNow(clock);
    YearMonth last = to == null ? usual.last() : month("to", to);
    YearMonth first = from == null ? last.minusMonths(11) : month("from", from);
    try {
      return new MonthRange(first, last);
    } catch (IllegalArgumentException _) {
      throw ProblemException.parameter("from", "give 1 to 60 months in order.");
    }
  }

  private static YearMonth month(String name, String text) {
    try {
      return BoundedTimeParser.month(text);
    } catch (DateTimeException _) {
      throw ProblemException.parameter(name, "give a month such as 2026-01.");
    }
  }

  private List<Row> rows(UsageFigures usage, LocalizedText text) {
    return usage.places().stream()
        .flatMap(
            place ->
                place.lines().stream()
                    .flatMap(
                        line ->
                            line.months().entrySet().stream()
                                .map(
                                    month ->
                                        new Row(
                                            code(place.where()),
                                            line.service().value(),
                                            reader.service(line.service(), text),
                                            month.getKey().toString(),
                                            AttemptCountsJson.of(month.getValue())))))
        .toList();
  }
}
