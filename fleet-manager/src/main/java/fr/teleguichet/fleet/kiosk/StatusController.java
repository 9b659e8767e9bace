package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.account.AdmitsEveryRole;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.page.Frame;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Section;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.site.SiteDirectory;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Set;

/** The status page and its map. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatusController {

  private final LiveFleet fleet;
  private final KioskStreams streams;
  private final SiteDirectory sites;
  private final MapOutline outline;
  private final Frames frames;
  private final Templates templates;

  StatusController(
      LiveFleet fleet,
      KioskStreams streams,
      SiteDirectory sites,
      MapOutline outline,
      Frames frames,
      Templates templates) {
    this.fleet = fleet;
    this.streams = streams;
    this.sites = sites;
    this.outline = outline;
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/")
  @AdmitsEveryRole
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> status(HttpRequest<?> request, Visitor visitor) {
    Frame frame = frames.of(request, Section.NETWORK, "status.title");
    FleetPicture picture = fleet.picture().within(visitor.scope());
    Set<Integer> inScope = picture.sitesIn(visitor.scope());
    StatusPage page =
        StatusPage.of(
            picture,
            KioskFilter.of(request.getParameters()).within(visitor.scope()),
            sites.now().all().stream()
                .filter(site -> visitor.scope().isWholeFleet() || inScope.contains(site.id()))
                .toList(),
            streams.mark(picture.revision()),
            frame.text());
    boolean partial = request.getHeaders().contains("HX-Request");
    String address = page.filter().address();
    return templates
        .fragmentOrPage(partial, "kiosk/fleet", "kiosk/status", frame, page)
        .header("HX-Push-Url", address.isEmpty() ? "/" : "/?" + address);
  }

  @Get("/map/outline.json")
  @AdmitsEveryRole
  @Produces(MediaType.APPLICATION_JSON)
  MutableHttpResponse<byte[]> outline() {
    return HttpResponse.ok(outline.geoJson()).header(HttpHeaders.CACHE_CONTROL, "max-age=3600");
  }
}
