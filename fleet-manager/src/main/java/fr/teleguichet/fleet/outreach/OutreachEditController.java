package fr.teleguichet.fleet.outreach;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The form of an action, and its deletion, which is asked first. */
@Hidden
@Controller("/communications")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class OutreachEditController {

  private static final NotFoundKind NOT_THERE =
      new NotFoundKind(
          NavigationSection.EVALUATION,
          "communication.unknown.",
          "/communications",
          "communication.back");

  private final OutreachService service;
  private final OutreachReader reader;
  private final VisibleSites sites;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  OutreachEditController(
      OutreachService service,
      OutreachReader reader,
      VisibleSites sites,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.service = service;
    this.reader = reader;
    this.sites = sites;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/new")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> blank(HttpRequest<?> request, Principal visitor) {
    OutreachForm form =
        OutreachForm.of(
            visitor.scope().isWholeFleet()
                ? Map.of("first", reader.today().toString(), "everywhere", "yes")
                : Map.of("first", reader.today().toString()));
    return edit(request, visitor, Optional.empty(), form, HttpStatus.OK, false);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> add(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    OutreachForm form = OutreachForm.of(fields);
    return switch (check(form, visitor)) {
      case OutreachForm.Checked.Invalid(OutreachForm wrong) ->
          edit(request, visitor, Optional.empty(), wrong, HttpStatus.UNPROCESSABLE_ENTITY, false);
      case OutreachForm.Checked.Valid(OutreachAction action) ->
          service.add(action, visitor)
              ? RedirectResponse.to("/communications?done=added")
              : edit(request, visitor, Optional.empty(), form, HttpStatus.CONFLICT, true);
    };
  }

  private OutreachForm.Checked check(OutreachForm form, Principal visitor) {
    return form.check(sites.in(visitor.scope()), visitor.scope().isWholeFleet(), reader.today());
  }

  @Get("/{id}")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> edit(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    OutreachAction action = find(visitor, id);
    return edit(
        request,
        visitor,
        Optional.of(action.id()),
        OutreachForm.of(action, codes(action, visitor)),
        HttpStatus.OK,
        false);
  }

  private Set<String> codes(OutreachAction action, Principal visitor) {
    return sites.in(visitor.scope()).stream()
        .filter(it -> action.sites().contains(it.id()))
        .map(it -> it.code().value())
        .collect(Collectors.toSet());
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> change(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String id,
      @Body Map<String, String> fields) {
    OutreachAction known = find(visitor, id);
    return switch (check(OutreachForm.of(fields), visitor)) {
      case OutreachForm.Checked.Invalid(OutreachForm wrong) ->
          edit(
              request,
              visitor,
              Optional.of(known.id()),
              wrong,
              HttpStatus.UNPROCESSABLE_ENTITY,
              false);
      case OutreachForm.Checked.Valid(OutreachAction becomes) -> {
        service.change(known, becomes, visitor);
        yield RedirectResponse.to("/communications?done=changed");
      }
    };
  }

  @Get("/{id}/delete")
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> ask(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    OutreachAction action = find(visitor, id);
    return templates.page(
        "communication/delete",
        frames.of(
            request, NavigationSection.EVALUATION, "communication.delete.title", action.title()),
        action);
  }

  @Post("/{id}/delete")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(COORDINATOR)
  HttpResponse<String> remove(Principal visitor, @PathVariable String id) {
    OutreachAction action = find(visitor, id);
    service.remove(action, visitor);
    return RedirectResponse.to("/communications?done=deleted");
  }

  private OutreachAction find(Principal visitor, String id) {
    return service.find(id, visitor).orElseThrow(() -> NOT_THERE.exception(id));
  }

  private HttpResponse<String> edit(
      HttpRequest<?> request,
      Principal visitor,
      Optional<Long> known,
      OutreachForm form,
      HttpStatus status,
      boolean full) {
    List<Site> visible = sites.in(visitor.scope());
    return templates.page(
        status,
        "communication/edit",
        frames.of(
            request,
            NavigationSection.EVALUATION,
            known.isEmpty() ? "communication.new.title" : "communication.edit.title"),
        new OutreachViewModels.Edit(known, form, visible, visitor.scope().isWholeFleet(), full));
  }
}
