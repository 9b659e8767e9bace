package fr.teleguichet.fleet.impact;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.impact.ImpactViewModels.Change;
import fr.teleguichet.fleet.impact.ImpactViewModels.Effect;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
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
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form for the next version of the parameters: it shows what would change before anything is
 * saved, and saving adds a version and leaves the others.
 */
@Hidden
@Controller("/impact/parameters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ImpactParametersEditController {

  private static final String SAVE = "save";

  private final ImpactParametersRepository parameters;
  private final RegisteredOffices offices;
  private final ImpactFigureReader reader;
  private final PublicServiceCache services;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  ImpactParametersEditController(
      ImpactParametersRepository parameters,
      RegisteredOffices offices,
      ImpactFigureReader reader,
      PublicServiceCache services,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.parameters = parameters;
    this.offices = offices;
    this.reader = reader;
    this.services = services;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get("/edit")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> edit(HttpRequest<?> request) {
    ImpactParametersVersion now = parameters.newest();
    return page(request, now, ImpactParametersForm.of(now), null, HttpStatus.OK);
  }

  /** Saves where the button that says so was pressed; any other shows what would change. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> save(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    ImpactParametersVersion now = parameters.newest();
    ImpactParametersForm typed = ImpactParametersForm.of(fields);
    if (!SAVE.equals(fields.get("act"))) {
      return preview(request, now, typed, null, HttpStatus.OK);
    }
    if (!(typed.check(offices.now())
        instanceof
        ImpactParametersForm.Checked.Valid(int base, String reason, ImpactParameters wanted))) {
      return preview(request, now, typed, null, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    if (wanted.equals(now.parameters())) {
      return preview(request, now, typed, "impact.problem.same", HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return parameters
        .add(base, ImpactParametersController.author(visitor), reason, wanted)
        .<HttpResponse<String>>map(
            version -> RedirectResponse.to("/impact/parameters/" + version + "?done=saved"))
        .orElseGet(() -> overtaken(request, typed));
  }

  /** Shows what was typed against what somebody else saved, to be saved on top of that or not. */
  private HttpResponse<String> overtaken(HttpRequest<?> request, ImpactParametersForm typed) {
    ImpactParametersVersion now = parameters.newest();
    return preview(request, now, typed.on(now), "impact.problem.overtaken", HttpStatus.CONFLICT);
  }

  private HttpResponse<String> preview(
      HttpRequest<?> request,
      ImpactParametersVersion now,
      ImpactParametersForm typed,
      @Nullable String problem,
      HttpStatus status) {
    return switch (typed.check(offices.now())) {
      case ImpactParametersForm.Checked.Invalid(ImpactParametersForm form) ->
          page(request, now, form, problem, HttpStatus.UNPROCESSABLE_ENTITY);
      case ImpactParametersForm.Checked.Valid(int _, String _, ImpactParameters wanted) -> {
        LocalizedText text = frames.text(request);
        List<Change> changes =
            ImpactParameterChange.between(now.parameters(), wanted).stream()
                .map(it -> Change.of(it, services, text))
                .toList();
        yield templates.page(
            status,
            "impact/edit",
            frames.of(request, NavigationSection.EVALUATION, "impact.edit.title"),
            new ImpactViewModels.Edit(
                now,
                typed,
                changes,
                true,
                Optional.of(effect(now.parameters(), wanted)),
                services,
                wanted,
                problem));
      }
    };
  }

  private Effect effect(ImpactParameters was, ImpactParameters becomes) {
    MonthRange months = MonthRange.upToNow(clock);
    Scope all = new Scope.Fleet();
    return new Effect(
        reader.read(months.first(), months.last(), all, was).total(),
        reader.read(months.first(), months.last(), all, becomes).total());
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      ImpactParametersVersion now,
      ImpactParametersForm form,
      @Nullable String problem,
      HttpStatus status) {
    ImpactParameters held = now.parameters();
    return templates.page(
        status,
        "impact/edit",
        frames.of(request, NavigationSection.EVALUATION, "impact.edit.title"),
        new ImpactViewModels.Edit(
            now,
            form,
            List.of(),
            false,
            Optional.empty(),
            services,
            new ImpactParameters(held.source(), held.scope(), held.values(), offices.now()),
            problem));
  }
}
