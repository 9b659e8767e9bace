package fr.teleguichet.fleet.update.rollout;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;
import static fr.teleguichet.fleet.account.Role.VIEWER;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.page.Frame;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
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
final class RolloutController {

  private static final Set<String> DONE =
      Stream.concat(
              Stream.of("made", "diagnostics", "alone"),
              Stream.of(RolloutAct.values()).map(RolloutAct::word))
          .collect(Collectors.toUnmodifiableSet());

  private final RolloutViews views;
  private final RolloutReader reader;
  private final Frames frames;
  private final Templates templates;

  RolloutController(RolloutViews views, RolloutReader reader, Frames frames, Templates templates) {
    this.views = views;
    this.reader = reader;
    this.frames = frames;
    this.templates = templates;
  }

  /** The number of an address; -1, which no rollout has, when it is none. */
  static int number(String id) {
    return id.matches("[0-9]{1,9}") ? Integer.parseInt(id) : -1;
  }

  @Get
  @Admits({COORDINATOR, TECHNICIAN, VIEWER})
  HttpResponse<String> list(HttpRequest<?> request, Visitor visitor) {
    return templates.page(
        "rollout/list",
        frames.of(request, Section.UPDATES, "rollout.list.title"),
        new RolloutPages.Listing(views.list(visitor), RolloutReader.mayStart(visitor)));
  }

  @Get("/{id}")
  @Admits({COORDINATOR, TECHNICIAN, VIEWER})
  HttpResponse<String> one(HttpRequest<?> request, Visitor visitor, @PathVariable String id) {
    Optional<RolloutView> found = views.find(number(id), visitor);
    if (found.isEmpty()) {
      return RolloutPages.NOT_THERE.page(frames, templates, request, id);
    }
    RolloutView view = found.get();
    String wave = request.getParameters().get("wave");
    String state = request.getParameters().get("state");
    RolloutPages.Life life = reader.life(view, RolloutReader.query(wave, state), visitor);
    Frame frame = frames.of(request, Section.UPDATES, "rollout.one.title", view.rollout().name());
    return templates.page(
        "rollout/one",
        frame,
        new RolloutPages.Live(
            life,
            "/events/rollouts/" + view.rollout().id() + filter(life.query()),
            mayReadHistory(visitor) ? reader.history(view.rollout().id()) : List.of(),
            done(request)));
  }

  /** Names of people are for those who can ask them. */
  private static boolean mayReadHistory(Visitor visitor) {
    return RolloutReader.mayStart(visitor);
  }

  private static String filter(RolloutViews.Query query) {
    String address =
        Stream.concat(
                query.wave().stream().map(it -> "wave=" + it),
                query.state().stream().map(it -> "state=" + it.word()))
            .collect(Collectors.joining("&"));
    return address.isEmpty() ? "" : "?" + address;
  }

  private static Optional<RolloutPages.Done> done(HttpRequest<?> request) {
    @Nullable String count = request.getParameters().get("count");
    return Optional.ofNullable(request.getParameters().get("done"))
        .filter(DONE::contains)
        .map(
            word ->
                new RolloutPages.Done(
                    "rollout.done." + word, count == null ? 0 : Math.max(0, number(count))));
  }
}
