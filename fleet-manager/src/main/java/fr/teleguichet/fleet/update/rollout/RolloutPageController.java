package fr.teleguichet.fleet.update.rollout;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rollouts that there are, and one of them while it moves. */
@Hidden
@Controller("/rollouts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class RolloutPageController {

  private static final Set<String> DONE =
      Stream.concat(
              Stream.of("made", "diagnostics", "alone"),
              Stream.of(RolloutOperation.values()).map(RolloutOperation::code))
          .collect(Collectors.toUnmodifiableSet());

  private final RolloutViewReader views;
  private final RolloutPageReader reader;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  RolloutPageController(
      RolloutViewReader views,
      RolloutPageReader reader,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.views = views;
    this.reader = reader;
    this.frames = frames;
    this.templates = templates;
  }

  /** The number of an address; -1, which no rollout has, when it is none. */
  static int number(String id) {
    return RowNumberParser.parse(id).orElse(-1);
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, VIEWER})
  HttpResponse<String> list(HttpRequest<?> request, Principal visitor) {
    return templates.page(
        "rollout/list",
        frames.of(request, NavigationSection.UPDATES, "rollout.list.title"),
        new RolloutViewModels.Listing(views.list(visitor), RolloutPageReader.mayStart(visitor)));
  }

  @Get("/{id}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, VIEWER})
  HttpResponse<String> one(HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    RolloutView view = reader.rollout(id, visitor);
    String wave = request.getParameters().get("wave");
    String state = request.getParameters().get("state");
    RolloutViewModels.Life life = reader.life(view, RolloutPageReader.query(wave, state), visitor);
    PageFrame frame =
        frames.of(
            request,
            NavigationSection.UPDATES,
            "rollout.one.title",
            RolloutText.what(view.rollout().name(), frames.text(request)));
    return templates.page(
        "rollout/one",
        frame,
        new RolloutViewModels.Live(
            life,
            "/events/rollouts/" + view.rollout().id() + filter(life.query()),
            mayReadHistory(visitor) ? reader.history(view.rollout().id()) : List.of(),
            done(request),
            reader.siteNames()));
  }

  /** Names of people are for those who can ask them. */
  private static boolean mayReadHistory(Principal visitor) {
    return RolloutPageReader.mayStart(visitor);
  }

  private static String filter(RolloutViewReader.Query query) {
    String address =
        Stream.concat(
                query.wave().stream().map(it -> "wave=" + it),
                query.state().stream().map(it -> "state=" + it.code()))
            .collect(Collectors.joining("&"));
    return address.isEmpty() ? "" : "?" + address;
  }

  private static Optional<RolloutViewModels.Done> done(HttpRequest<?> request) {
    @Nullable String count = request.getParameters().get("count");
    return Optional.ofNullable(request.getParameters().get("done"))
        .filter(DONE::contains)
        .map(
            word ->
                new RolloutViewModels.Done(
                    "rollout.done." + word, count == null ? 0 : Math.max(0, number(count))));
  }
}
