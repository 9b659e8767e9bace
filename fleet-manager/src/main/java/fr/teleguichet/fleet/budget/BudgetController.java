package fr.teleguichet.fleet.budget;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the network costs, for people: its page and its file. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class BudgetController {

  private static final Set<String> DONE = Set.of("added", "changed", "deleted", "imported");

  private final BudgetReader reader;
  private final SiteCache sites;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  BudgetController(
      BudgetReader reader, SiteCache sites, PageFrameFactory frames, TemplateRenderer templates) {
    this.reader = reader;
    this.sites = sites;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/budget")
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed({COORDINATOR, VIEWER})
  HttpResponse<String> page(HttpRequest<?> request, Principal visitor) {
    List<BudgetLine> lines = reader.lines(visitor.scope());
    BudgetYearRange years = years(request.getParameters(), lines);
    return templates.page(
        "budget/page",
        frames.of(request, NavigationSection.EVALUATION, "budget.title"),
        new BudgetViewModels.Page(
            reader.read(years, lines, visitor.scope()),
            rows(lines, years),
            visitor.role() == COORDINATOR,
            visitor.role() == COORDINATOR && visitor.scope().isWholeFleet(),
            CompletionMessageResolver.message(request, "budget.done.", DONE)));
  }

  private List<BudgetViewModels.Row> rows(List<BudgetLine> lines, BudgetYearRange years) {
    Map<Integer, Site> known = sites.now().sites();
    return lines.stream()
        .filter(it -> years.contains(it.year()))
        .sorted(Comparator.comparingInt(BudgetLine::year).reversed())
        .map(it -> BudgetViewModels.Row.of(it, known))
        .toList();
  }

  @Get("/budget.csv")
  @Produces("text/csv")
  @RolesAllowed({COORDINATOR, VIEWER})
  HttpResponse<String> csv(HttpRequest<?> request, Principal visitor) {
    List<BudgetLine> lines = reader.lines(visitor.scope());
    BudgetYearRange years = years(request.getParameters(), lines);
    String name = "budget-" + years.first() + "-" + years.last() + ".csv";
    return HttpResponse.ok(
            BudgetCsvWriter.of(
                lines.stream().filter(it -> years.contains(it.year())).toList(),
                sites.now().sites()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
  }

  private BudgetYearRange years(HttpParameters query, List<BudgetLine> lines) {
    return BudgetYearRange.read(
        Objects.requireNonNullElse(query.get("from"), ""),
        Objects.requireNonNullElse(query.get("to"), ""),
        lines,
        reader.thisYear());
  }
}
