package fr.teleguichet.fleet.outreach;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.outreach.UseBeforeAndAfter.Verdict;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What was done to make the network known, for programs. */
@Tag(name = "communications")
@Controller("/api/v1/communications")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OutreachApi {

  /** An action. */
  @Serdeable
  @Schema(name = "Communication", description = "Something that was done to make it known.")
  record Item(
      long id,
      @Schema(description = "poster, press, radio, open-day, letter, mayors-bulletin or website.")
          String kind,
      String title,
      @Schema(description = "The first day.") String first,
      @Schema(description = "The last day.") String last,
      @Schema(description = "Whether it was for every site.") boolean everywhere,
      @Schema(description = "The codes of its sites, as far as the token’s scope goes.")
          List<String> sites,
      @Schema(description = "Euros as decimal text; the budget has it in a line of its own.")
          String cost,
      Use use) {}

  /** Use before and after. */
  @Serdeable
  @Schema(
      name = "UseBeforeAndAfter",
      description = "Interviews at its sites in the weeks before the first day and after the last.")
  record Use(
      int weeks,
      @Nullable
          @Schema(description = "Null where only the sums of months are left of some of the days.")
          Long heldBefore,
      @Nullable @Schema(description = "So far; null where only the sums of months are left.")
          Long heldAfter,
      @Schema(
              description =
                  "ratio; or why nothing is said: too-early, only-months or too-few (fewer than 10"
                      + " in all).")
          String verdict,
      @Nullable @Schema(description = "After over before; null where there was none before.")
          Double ratio,
      @Nullable @Schema(description = "Lower end of the exact 95 % interval of the ratio.")
          Double low,
      @Nullable @Schema(description = "Its upper end; null where it has none.") Double high,
      @Schema(description = "Other actions at one of these sites in these weeks.")
          List<Long> others,
      @Schema(description = "How often something there failed for a day or more.") int incidents) {}

  private final OutreachReader reader;
  private final VisibleSites sites;

  OutreachApi(OutreachReader reader, VisibleSites sites) {
    this.reader = reader;
    this.sites = sites;
  }

  @Operation(summary = "List what was done to make the network known")
  @ApiResponse(
      responseCode = "200",
      description = "The actions of these days, the newest first, with eight weeks around each.",
      content = @Content(array = @ArraySchema(schema = @Schema(implementation = Item.class))))
  @ProblemResponseAnnotations.WrongParameter
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  List<Item> list(
      @Parameter(hidden = true) Principal visitor,
      @Nullable
          @QueryValue
          @Parameter(description = "The first day; eighteen months ago without it.")
          String from,
      @Nullable @QueryValue @Parameter(description = "The last day; in a year without it.")
          String to) {
    OutreachQuery query = OutreachQuery.read(day("from", from), day("to", to), "", reader.today());
    if ((from != null && !query.from().toString().equals(from))
        || (to != null && !query.to().toString().equals(to))) {
      throw RefusalException.field("from", "give days in order, five years at most");
    }
    List<Site> visible = sites.in(visitor.scope());
    return reader.read(query.from(), query.to(), query.weeks(), visitor.scope()).actions().stream()
        .map(it -> item(it, visible))
        .toList();
  }

  private static String day(String name, @Nullable String text) {
    try {
      return text == null ? "" : LocalDate.parse(text).toString();
    } catch (DateTimeException _) {
      throw RefusalException.field(name, "give a day such as 2026-11-28");
    }
  }

  private static Item item(OutreachFigures.Compared it, List<Site> visible) {
    OutreachAction action = it.action();
    return new Item(
        action.id(),
        action.kind().code(),
        action.title(),
        action.first().toString(),
        action.last().toString(),
        action.everywhere(),
        sites(action, visible),
        action.cost().plain(),
        use(it.use()));
  }

  private static List<String> sites(OutreachAction action, List<Site> visible) {
    return visible.stream()
        .filter(site -> action.sites().contains(site.id()))
        .map(site -> site.code().value())
        .sorted()
        .toList();
  }

  private static Use use(UseBeforeAndAfter use) {
    @Nullable RateRatio rates = use.verdict() instanceof Verdict.Ratio(RateRatio it) ? it : null;
    return new Use(
        use.weeks(),
        use.isCounted(use.before()) ? use.heldBefore() : null,
        use.isCounted(use.after()) ? use.heldAfter() : null,
        word(use.verdict()),
        rates == null ? null : number(rates.ratio()),
        rates == null ? null : Double.valueOf(rates.low()),
        rates == null ? null : number(rates.high()),
        use.others().stream().map(OutreachAction::id).toList(),
        use.incidents().size());
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.TooEarly _ -> "too-early";
      case Verdict.OnlyMonths _ -> "only-months";
      case Verdict.TooFew _ -> "too-few";
      case Verdict.Ratio _ -> "ratio";
    };
  }

  private static @Nullable Double number(OptionalDouble number) {
    return number.isPresent() ? Double.valueOf(number.getAsDouble()) : null;
  }
}
