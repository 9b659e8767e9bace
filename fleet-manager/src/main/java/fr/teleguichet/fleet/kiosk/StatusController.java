package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
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

  private final LiveFleetStatus fleet;
  private final StatusPageStreams streams;
  private final SiteCache sites;
  private final RecentActivityReader recent;
  private final MapOutline outline;
  private final MapPlaceNames places;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;

  StatusController(
      LiveFleetStatus fleet,
      StatusPageStreams streams,
      SiteCache sites,
      RecentActivityReader recent,
      MapOutline outline,
      Department department,
      PageFrameFactory frames,
      TemplateRenderer templates) {
    this.fleet = fleet;
    this.streams = streams;
    this.sites = sites;
    this.recent = recent;
    this.outline = outline;
    this.places = MapPlaceNames.of(department);
    this.frames = frames;
    this.templates = templates;
  }

  @Get("/")
  @AnyRoleAllowed
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> status(HttpRequest<?> request, Principal visitor) {
    PageFrame frame = frames.of(request, NavigationSection.NETWORK, "status.title");
    FleetSnapshot picture = fleet.picture().within(visitor.scope());
    Set<Integer> inScope = picture.sitesIn(visitor.scope());
    StatusViewModel page =
        StatusViewModel.of(
                picture,
                KioskQuery.of(request.getParameters()).within(visitor.scope()),
                sites.now().all().stream()
                    .filter(site -> visitor.scope().isWholeFleet() || inScope.contains(site.id()))
                    .toList(),
                streams.mark(picture.revision()),
                frame.text())
            .with(recent, frame);
    if (request.getParameters().contains("wall")) {
      return templates.page("kiosk/wall", frame, page);
    }
    boolean partial = request.getHeaders().contains("HX-Request");
    String address = page.filter().address();
    return templates
        .fragmentOrPage(partial, "kiosk/fleet", "kiosk/status", frame, page)
        .header("HX-Push-Url", address.isEmpty() ? "/" : "/?" + address);
  }

  @Get("/map/outline.json")
  @AnyRoleAllowed
  @Produces(MediaType.APPLICATION_JSON)
  MutableHttpResponse<byte[]> outline() {
    return HttpResponse.ok(outline.geoJson()).header(HttpHeaders.CACHE_CONTROL, "max-age=3600");
  }

  @Get("/map/places.json")
  @AnyRoleAllowed
  @Produces(MediaType.APPLICATION_JSON)
  MutableHttpResponse<MapPlaceNames> places() {
    return HttpResponse.ok(places).header(HttpHeaders.CACHE_CONTROL, "max-age=3600");
  }
}
