package fr.teleguichet.fleet.desk;

import static fr.teleguichet.fleet.access.Role.ADVISER;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.call.CallRegistry;
import fr.teleguichet.fleet.call.CallRequestBody;
import fr.teleguichet.fleet.call.VideoCall;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.fleet.video.VideoRoom;
import fr.teleguichet.fleet.web.http.ForeignFramePolicy;
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
import java.net.URI;

/**
 * The page within the desk that holds the room of another service: its policies let in that
 * service's origin and no other, and no camera goes further.
 */
@Hidden
@Controller("/desk/calls/{id}/room")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EmbeddedRoomController {
  private final CallRegistry registry;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  EmbeddedRoomController(
      CallRegistry registry, PageFrameFactory frames, TemplateRenderer templates) {
    this.registry = registry;
    this.frames = frames;
    this.templates = templates;
  }

  @Get
  @RolesAllowed(ADVISER)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> room(HttpRequest<?> request, Caller.Person person, @PathVariable String id) {
    VideoCall call =
        CallRequestBody.id(id)
            .flatMap(registry::find)
            .filter(it -> it.isWith(person.account()))
            .orElseThrow(() -> RefusalException.unknown("call", "of this id with you"));
    URI page =
        call.video()
            .room()
            .map(VideoRoom::adviser)
            .orElseThrow(() -> RefusalException.unknown("room", "of this call"));
    ForeignFramePolicy.allow(request, VideoRoom.origin(page));
    PageFrame frame = frames.of(request, NavigationSection.DESK, "desk.talk");
    return templates.page(
        "desk/room",
        frame,
        new DeskViewModels.Room(page, call.video().provider() == VideoProviderKind.JITSI_MEET));
  }
}
