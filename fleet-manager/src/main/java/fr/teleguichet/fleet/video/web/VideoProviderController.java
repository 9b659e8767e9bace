package fr.teleguichet.fleet.video.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.service.VideoProviderOverrideRemover;
import fr.teleguichet.fleet.video.ConfiguredVideoProviders;
import fr.teleguichet.fleet.video.FleetVideoProviderChoice;
import fr.teleguichet.fleet.video.FleetVideoProviderService;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.fleet.web.page.CompletionMessageResolver;
import fr.teleguichet.fleet.web.page.LocalizedText;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What carries the calls of the fleet, for people: a list, a question whether it is meant, done.
 */
@Hidden
@Controller("/video")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class VideoProviderController {

  private static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.SERVICES, "video.unknown.", "/video", "video.back");

  /** Before a service's code, the name of the box by which it follows the fleet. */
  private static final String SERVICE = "service.";

  private final FleetVideoProviderService video;
  private final ConfiguredVideoProviders providers;
  private final PublicServiceCache services;
  private final VideoProviderOverrideRemover own;
  private final LiveFleetStatus fleet;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  VideoProviderController(
      FleetVideoProviderService video,
      ConfiguredVideoProviders providers,
      PublicServiceCache services,
      VideoProviderOverrideRemover own,
      LiveFleetStatus fleet,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.video = video;
    this.providers = providers;
    this.services = services;
    this.own = own;
    this.fleet = fleet;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> list(HttpRequest<?> request) {
    return list(request, null, HttpStatus.OK);
  }

  private HttpResponse<String> list(
      HttpRequest<?> request, @Nullable String problem, HttpStatus status) {
    PageFrame frame = frames.of(request, NavigationSection.SERVICES, "video.title");
    FleetVideoProviderChoice current = video.current();
    List<VideoProviderViewModels.Row> rows =
        Arrays.stream(VideoProviderKind.values())
            .map(
                kind ->
                    new VideoProviderViewModels.Row(
                        kind, kind == current.provider(), providers.kinds().contains(kind)))
            .toList();
    return templates.page(
        status,
        "video/list",
        frame,
        new VideoProviderViewModels.Listing(
            current,
            rows,
            ownChoices(frame.text(), current.provider()),
            problem,
            CompletionMessageResolver.message(request, "video.done.", Set.of("switched"))));
  }

  @Get("/{provider}")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> confirm(HttpRequest<?> request, @PathVariable String provider) {
    Optional<VideoProviderKind> to =
        VideoProviderKind.ofWord(provider).filter(providers.kinds()::contains);
    if (to.isEmpty()) {
      return NOT_THERE.page(frames, templates, request, provider);
    }
    PageFrame frame = frames.of(request, NavigationSection.SERVICES, "video.confirm");
    FleetVideoProviderChoice current = video.current();
    return templates.page(
        "video/confirm",
        frame,
        new VideoProviderViewModels.Confirmation(
            current,
            to.get(),
            fleet.picture().entries().size(),
            ownChoices(frame.text(), current.provider()).stream()
                .filter(it -> it.provider() != to.get())
                .toList()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<String> change(
      HttpRequest<?> request, Principal visitor, @Body Map<String, String> fields) {
    Optional<VideoProviderKind> to = VideoProviderKind.ofWord(fields.getOrDefault("provider", ""));
    if (to.isEmpty()) {
      return list(request, "video.problem.unknown", HttpStatus.UNPROCESSABLE_ENTITY);
    }
    String read = fields.getOrDefault("revision", "");
    try {
      FleetVideoProviderChoice _ =
          video.change(to.get(), revision -> Integer.toString(revision).equals(read), visitor);
      own.giveUp(code -> fields.containsKey(SERVICE + code.value()), to.get(), visitor);
      return RedirectResponse.to("/video?done=switched");
    } catch (FleetVideoProviderService.OvertakenException _) {
      return list(request, "video.problem.overtaken", HttpStatus.CONFLICT);
    } catch (RefusalException _) {
      return list(request, "video.problem.not-set-up", HttpStatus.CONFLICT);
    }
  }

  private List<VideoProviderViewModels.OwnChoice> ownChoices(
      LocalizedText text, VideoProviderKind fleets) {
    return services.cards().stream()
        .flatMap(
            card ->
                VideoProviderOverrideRemover.own(card)
                    .map(
                        kind ->
                            new VideoProviderViewModels.OwnChoice(
                                SERVICE + card.code().value(),
                                services.name(card.code(), text),
                                kind,
                                kind == fleets || !providers.kinds().contains(kind)))
                    .stream())
        .toList();
  }
}
