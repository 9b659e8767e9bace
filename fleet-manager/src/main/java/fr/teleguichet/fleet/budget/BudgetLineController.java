package fr.teleguichet.fleet.budget;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;

/** The form of a line of the budget, and its deletion, which is asked first. */
@Hidden
@Controller("/budget/lines")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class BudgetLineController {

  private static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.EVALUATION, "budget.unknown.", "/budget", "budget.back");

  private final BudgetService service;
  private final SiteCache sites;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  BudgetLineController(
      BudgetService service, SiteCache sites, PageFrameFactory frames, TemplateRenderer templates) {
    this.service = service;
    this.sites = sites;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/new")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> blank(HttpRequest<?> request, Principal visitor) {
    return edit(
        request,
        visitor,
        Optional.empty(),
        BudgetLineForm.of(Map.of("year", Integer.toString(service.rules(visitor).thisYear()))),
        HttpStatus.OK,
        false);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> add(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    BudgetLineForm form = BudgetLineForm.of(fields);
    return switch (form.check(service.rules(visitor))) {
      case BudgetLineForm.Checked.Invalid(BudgetLineForm wrong) ->
          edit(request, visitor, Optional.empty(), wrong, HttpStatus.UNPROCESSABLE_ENTITY, false);
      case BudgetLineForm.Checked.Valid(BudgetLineDraft draft) ->
          service.add(draft, visitor)
              ? RedirectResponse.to("/budget?done=added")
              : edit(request, visitor, Optional.empty(), form, HttpStatus.CONFLICT, true);
    };
  }

  @Get("/{id}")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> edit(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    BudgetLine line = find(visitor, id);
    return edit(
        request,
        visitor,
        Optional.of(line),
        BudgetLineForm.of(line.draft(), BudgetCsvWriter.site(line.draft(), sites.now().sites())),
        HttpStatus.OK,
        false);
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> change(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    BudgetLine line = find(visitor, id);
    return switch (BudgetLineForm.of(fields).check(service.rules(visitor))) {
      case BudgetLineForm.Checked.Invalid(BudgetLineForm wrong) ->
          edit(request, visitor, Optional.of(line), wrong, HttpStatus.UNPROCESSABLE_ENTITY, false);
      case BudgetLineForm.Checked.Valid(BudgetLineDraft draft) -> {
        service.change(line, draft, visitor);
        yield RedirectResponse.to("/budget?done=changed");
      }
    };
  }

  @Get("/{id}/delete")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> ask(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    BudgetLine line = find(visitor, id);
    return templates.page(
        "budget/delete",
        frames.of(request, NavigationSection.EVALUATION, "budget.delete.title"),
        BudgetViewModels.Row.of(line, sites.now().sites()));
  }

  @Post("/{id}/delete")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> remove(Principal visitor, @PathVariable String id) {
    BudgetLine line = find(visitor, id);
    service.remove(line, visitor);
    return RedirectResponse.to("/budget?done=deleted");
  }

  private BudgetLine find(Principal visitor, String id) {
    return service.find(id, visitor).orElseThrow(() -> NOT_THERE.exception(id));
  }

  private HttpResponse<String> edit(
      HttpRequest<?> request,
      Principal visitor,
      Optional<BudgetLine> known,
      BudgetLineForm form,
      HttpStatus status,
      boolean full) {
    PageFrame frame =
        frames.of(
            request,
            NavigationSection.EVALUATION,
            known.isEmpty() ? "budget.new.title" : "budget.edit.title");
    BudgetLineForm.Rules rules = service.rules(visitor);
    return templates.page(
        status,
        "budget/edit",
        frame,
        new BudgetViewModels.Edit(
            known.map(it -> BudgetViewModels.Row.of(it, sites.now().sites())),
            form,
            rules.funders(),
            rules.sites(),
            rules.mayNetwork(),
            full));
  }
}
