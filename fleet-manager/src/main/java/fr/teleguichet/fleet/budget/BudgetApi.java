package fr.teleguichet.fleet.budget;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.refusal.RefusalException;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the network costs, for programs. */
@Tag(name = "budget")
@Controller("/api/v1/budget")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BudgetApi {

  /** What some years cost. */
  @Serdeable
  @Schema(
      name = "Budget",
      description =
          "What whole calendar years cost, who paid, and what an interview cost. Amounts are"
              + " euros as decimal text with two digits after the point.")
  record Figures(
      int firstYear,
      int lastYear,
      @Schema(
              description =
                  "Whether what belongs to the whole network is among it; for who sees a part of"
                      + " the network it is not.")
          boolean wholeNetwork,
      @Schema(description = "Whether the last year is not over.") boolean unfinished,
      @Schema(description = "What was promised or asked for.") String planned,
      @Schema(description = "What was paid so far.") String paid,
      @Schema(description = "By who pays and year; years without a line are left out.")
          List<OfFunder> byFunder,
      @Schema(description = "By what it is spent on.") List<OfNature> byNature,
      @JsonPropertyDescription("Everything paid over the interviews held in the same years.")
          Cost full,
      @JsonPropertyDescription("Running, staff and communication only, over the same interviews.")
          Cost running,
      @Schema(description = "What was spent for single sites.") List<OfSite> bySite) {}

  /** What somebody pays for a year. */
  @Serdeable
  @Schema(name = "BudgetOfFunder")
  record OfFunder(
      @Schema(description = "The French name.") String funder,
      @Schema(description = "The English name.") String funderEnglish,
      int year,
      String planned,
      String paid) {}

  /** What is spent on something. */
  @Serdeable
  @Schema(name = "BudgetOfNature")
  record OfNature(
      @Schema(description = "study, investment, running, staff or communication.") String nature,
      String planned,
      String paid) {}

  /** What an interview costs. */
  @Serdeable
  @Schema(name = "CostPerInterview")
  record Cost(
      String paid,
      long interviews,
      @Nullable @Schema(description = "Null where nothing was paid or no interview was held.")
          String each) {
    static Cost of(CostPerInterview it) {
      return new Cost(
          it.paid().plain(), it.interviews(), it.each().map(EuroAmount::plain).orElse(null));
    }
  }

  /** What was spent for a site. */
  @Serdeable
  @Schema(name = "BudgetOfSite")
  record OfSite(
      @Schema(description = "The site’s code.") String site,
      String planned,
      String paid,
      Cost full,
      Cost running) {}

  private final BudgetReader reader;

  BudgetApi(BudgetReader reader) {
    this.reader = reader;
  }

  @Operation(summary = "Read what the network costs")
  @ApiResponse(
      responseCode = "200",
      description = "The costs of these years, as far as the token’s scope goes.",
      content = @Content(schema = @Schema(implementation = Figures.class)))
  @ProblemResponseAnnotations.WrongParameter
  @Get
  @RolesAllowed({COORDINATOR, VIEWER})
  Figures read(
      @Parameter(hidden = true) Principal visitor,
      @Nullable
          @QueryValue
          @Parameter(description = "The first year; without it that of the first line.")
          String from,
      @Nullable
          @QueryValue
          @Parameter(description = "The last year; without it that of the last line, or this one.")
          String to) {
    List<BudgetLine> lines = reader.lines(visitor.scope());
    BudgetYearRange years =
        BudgetYearRange.read(year("from", from), year("to", to), lines, reader.thisYear());
    if ((from != null && years.first() != Integer.parseInt(from))
        || (to != null && years.last() != Integer.parseInt(to))) {
      throw RefusalException.field(
          "from", "give years in order, " + BudgetYearRange.MAX_COUNT + " at most");
    }
    return figures(reader.read(years, lines, visitor.scope()));
  }

  private static String year(String name, @Nullable String text) {
    if (text != null && !text.matches("[0-9]{4}")) {
      throw RefusalException.field(name, "give a year such as 2026");
    }
    return text == null ? "" : text;
  }

  private static Figures figures(BudgetFigures it) {
    return new Figures(
        it.firstYear(),
        it.lastYear(),
        it.wholeNetwork(),
        it.unfinished(),
        it.total().planned().plain(),
        it.total().paid().plain(),
        it.byFunder().stream()
            .flatMap(
                funder ->
                    it.years().stream()
                        .filter(year -> funder.years().containsKey(year))
                        .map(
                            year ->
                                new OfFunder(
                                    funder.funder().french(),
                                    funder.funder().english(),
                                    year,
                                    funder.year(year).planned().plain(),
                                    funder.year(year).paid().plain())))
            .toList(),
        it.byNature().stream()
            .map(
                nature ->
                    new OfNature(
                        nature.nature().code(),
                        nature.total().planned().plain(),
                        nature.total().paid().plain()))
            .toList(),
        Cost.of(it.full()),
        Cost.of(it.running()),
        it.bySite().stream()
            .map(
                site ->
                    new OfSite(
                        site.site().code().value(),
                        site.total().planned().plain(),
                        site.total().paid().plain(),
                        Cost.of(site.full()),
                        Cost.of(site.running())))
            .toList());
  }
}
