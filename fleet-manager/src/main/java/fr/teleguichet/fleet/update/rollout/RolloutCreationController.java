package fr.teleguichet.fleet.update.rollout;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.page.NavigationSection;
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
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a rollout is made: a form that counts as it is filled in, a last look, and the answer. */
@Hidden
@Controller("/rollouts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class RolloutCreationController {

  private final RolloutPreviewReader sketcher;
  private final RolloutCreationService making;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  RolloutCreationController(
      RolloutPreviewReader sketcher,
      RolloutCreationService making,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.sketcher = sketcher;
    this.making = making;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/new")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> form(HttpRequest<?> request, Principal visitor) {
    RolloutForm typed = typed(parameters(request), visitor);
    DefaultWaveNames names = names(request);
    Optional<RolloutViewModels.Sketch> sketch =
        sketcher.draft(typed, names, visitor).map(sketcher::sketch);
    RolloutForm shown =
        typed.hasWaves()
            ? typed
            : typed.with(
                sketch
                    .map(it -> it.blocks().stream().map(RolloutViewModels.Block::plan).toList())
                    .orElseGet(() -> WavePlan.usual(Integer.MAX_VALUE, names)));
    return formPage(request, visitor, shown, sketch, HttpStatus.OK);
  }

  /** The part of the form that counts, for its script. */
  @Get("/new/count")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> count(HttpRequest<?> request, Principal visitor) {
    RolloutForm form = typed(parameters(request), visitor);
    return templates.fragment(
        "rollout/count",
        frames.of(request, NavigationSection.UPDATES, "rollout.new.title"),
        new RolloutViewModels.New(
            form,
            new RolloutViewModels.Choices(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                RolloutViewModels.Known.NOTHING),
            sketcher.draft(form, names(request), visitor).map(sketcher::sketch)));
  }

  @Get("/new/preview")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> preview(HttpRequest<?> request, Principal visitor) {
    RolloutForm form = typed(parameters(request), visitor);
    Optional<RolloutPlanner.Draft> draft = sketcher.draft(form, names(request), visitor);
    return draft.isPresent()
        ? previewPage(request, form, draft.get(), false, false, HttpStatus.OK)
        : formPage(request, visitor, form, Optional.empty(), HttpStatus.UNPROCESSABLE_ENTITY);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> make(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    RolloutForm form = typed(fields, visitor);
    Optional<RolloutPlanner.Draft> draft = sketcher.draft(form, names(request), visitor);
    if (draft.isEmpty()) {
      return formPage(request, visitor, form, Optional.empty(), HttpStatus.UNPROCESSABLE_ENTITY);
    }
    boolean seen =
        Integer.toString(draft.get().deal().size()).equals(fields.getOrDefault("expected", ""));
    if (!seen || !sketcher.sketch(draft.get()).isPossible()) {
      return previewPage(request, form, draft.get(), !seen, false, HttpStatus.CONFLICT);
    }
    if (!isNamed(draft.get(), fields)) {
      return previewPage(request, form, draft.get(), false, true, HttpStatus.UNPROCESSABLE_ENTITY);
    }
    try {
      int id = making.create(draft.get(), form.startAt(making.now()), visitor);
      return RedirectResponse.to("/rollouts/" + id + "?done=made");
    } catch (RefusalException _) {
      // Somebody else took a kiosk of it at the same moment: it is looked at again, as it is now.
      RolloutPlanner.Draft now = sketcher.draft(form, names(request), visitor).orElseThrow();
      return previewPage(request, form, now, true, false, HttpStatus.CONFLICT);
    }
  }

  /** What goes to everybody at once, and can't be called back, is named by who sends it. */
  private static boolean isNamed(RolloutPlanner.Draft draft, Map<String, String> fields) {
    return draft.interrupts()
        || draft.distribution().label().equals(fields.getOrDefault("name", "").strip());
  }

  private RolloutForm typed(Map<String, String> fields, Principal visitor) {
    return sketcher.checked(RolloutForm.of(fields), visitor);
  }

  private DefaultWaveNames names(HttpRequest<?> request) {
    return DefaultWaveNames.in(frames.text(request));
  }

  private static Map<String, String> parameters(HttpRequest<?> request) {
    Map<String, String> fields = new HashMap<>();
    request
        .getParameters()
        .forEach((name, values) -> fields.put(name, values.isEmpty() ? "" : values.getFirst()));
    return fields;
  }

  private HttpResponse<String> formPage(
      HttpRequest<?> request,
      Principal visitor,
      RolloutForm form,
      Optional<RolloutViewModels.Sketch> sketch,
      HttpStatus status) {
    boolean unchosen = status != HttpStatus.OK && form.errors().isEmpty();
    return templates.page(
        status,
        "rollout/new",
        frames.of(request, NavigationSection.UPDATES, "rollout.new.title"),
        new RolloutViewModels.New(
            unchosen
                ? new RolloutForm(
                    form.fields(), Map.of("distribution", "rollout.distribution.wrong"))
                : form,
            sketcher.choices(visitor),
            sketch));
  }

  private HttpResponse<String> previewPage(
      HttpRequest<?> request,
      RolloutForm form,
      RolloutPlanner.Draft draft,
      boolean changed,
      boolean unnamed,
      HttpStatus status) {
    PageFrame frame =
        frames.of(
            request,
            NavigationSection.UPDATES,
            "rollout.preview.title",
            RolloutText.what(draft.distribution().label(), frames.text(request)),
            draft.deal().size());
    return templates.page(
        status,
        "rollout/preview",
        frame,
        new RolloutViewModels.Preview(
            form,
            sketcher.sketch(draft),
            draft.plan(),
            making.needsSecondPerson(),
            changed,
            unnamed,
            sketcher.siteNames()));
  }
}
