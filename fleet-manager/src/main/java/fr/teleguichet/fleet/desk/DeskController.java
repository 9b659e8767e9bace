package fr.teleguichet.fleet.desk;

import static fr.teleguichet.fleet.access.Role.ADVISER;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.account.session.SignedOutStreamCloser;
import fr.teleguichet.fleet.appointment.AppointmentScopeResolver;
import fr.teleguichet.fleet.appointment.AppointmentText;
import fr.teleguichet.fleet.call.Adviser;
import fr.teleguichet.fleet.call.CallJson;
import fr.teleguichet.fleet.call.CallRegistry;
import fr.teleguichet.fleet.call.CallRequestBody;
import fr.teleguichet.fleet.call.TurnCredentialIssuer;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.fleet.web.stream.PageFragmentStreams;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The adviser's page, what it is told, and the break. */
@Hidden
@Controller("/desk")
final class DeskController {
  private final DeskViewModelFactory queue;
  private final DeskPageStreams streams;
  private final CallRegistry registry;
  private final TurnCredentialIssuer credentials;
  private final AppointmentText appointments;
  private final AppointmentScopeResolver scopes;
  private final SignedOutStreamCloser watch;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final JsonMapper json;

  DeskController(
      DeskViewModelFactory queue,
      DeskPageStreams streams,
      CallRegistry registry,
      TurnCredentialIssuer credentials,
      AppointmentText appointments,
      AppointmentScopeResolver scopes,
      SignedOutStreamCloser watch,
      PageFrameFactory frames,
      TemplateRenderer templates,
      JsonMapper json) {
    this.queue = queue;
    this.streams = streams;
    this.registry = registry;
    this.credentials = credentials;
    this.appointments = appointments;
    this.scopes = scopes;
    this.watch = watch;
    this.frames = frames;
    this.templates = templates;
    this.json = json;
  }

  @Get
  @RolesAllowed(ADVISER)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> page(HttpRequest<?> request, Caller.Person person) {
    PageFrame frame = frames.of(request, NavigationSection.DESK, "desk.title");
    Adviser adviser = queue.adviser(person.account(), person.visitor().scope());
    List<String> services =
        adviser.services().stream().sorted().map(code -> queue.name(code, frame.text())).toList();
    return templates.page(
        "desk/desk",
        frame,
        new DeskViewModels.Desk(
            services,
            registry.paused(person.account()).orElse(false),
            appointments.today(scopes.of(person), frame.text())));
  }

  @Get("/events")
  @RolesAllowed(ADVISER)
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> events(HttpRequest<?> request, Caller.Person person) {
    LocalizedText text = frames.text(request);
    return Mono.fromCallable(() -> queue.adviser(person.account(), person.visitor().scope()))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMapMany(
            adviser ->
                watch
                    .whileSignedIn(person, () -> streams.open(adviser, text))
                    .orElseThrow(PageFragmentStreams::tooMany));
  }

  /** By which servers a call would go, for the page to try them before the first citizen does. */
  @Get("/check")
  @RolesAllowed(ADVISER)
  @Produces(MediaType.APPLICATION_JSON)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> check(HttpRequest<?> request, Caller.Person person) {
    UUID nobodys = new UUID(0, person.account());
    Map<String, JsonNode> members = new LinkedHashMap<>(CallJson.access(nobodys, credentials));
    Adviser adviser = queue.adviser(person.account(), person.visitor().scope());
    queue
        .inRooms(adviser, frames.text(request))
        .ifPresent(told -> members.put("rooms", JsonNode.createStringNode(told)));
    return HttpResponse.ok(CallJson.write(json, members)).header("Cache-Control", "no-store");
  }

  @Post("/pause")
  @RolesAllowed(ADVISER)
  @Consumes(MediaType.ALL)
  HttpResponse<?> pause(Caller.Person person, @Body byte @Nullable [] body) {
    registry.pause(person.account(), CallRequestBody.read(json, body).flag("paused"));
    return HttpResponse.noContent();
  }

  /** A sign of life, with which each window answers each beat. */
  @Post("/alive")
  @RolesAllowed(ADVISER)
  @Consumes(MediaType.ALL)
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<String> alive(Caller.Person person, @Body byte @Nullable [] body) {
    CallRequestBody said = CallRequestBody.read(json, body);
    UUID window =
        CallRequestBody.id(said.text("window"))
            .orElseThrow(() -> RefusalException.field("window", "give what the beat says"));
    Optional<DeskHeartbeatMonitor.Talk> talk =
        CallRequestBody.id(said.text("call"))
            .map(it -> new DeskHeartbeatMonitor.Talk(it, said.number("turn"), said.flag("room")));
    boolean isReturned = false;
    if (said.flag("leaving")) {
      talk.ifPresent(it -> streams.leave(person.account(), it));
    } else {
      isReturned = streams.hear(person.account(), window, talk);
    }
    return HttpResponse.ok(
        CallJson.write(json, Map.of("returned", JsonNode.createBooleanNode(isReturned))));
  }
}
