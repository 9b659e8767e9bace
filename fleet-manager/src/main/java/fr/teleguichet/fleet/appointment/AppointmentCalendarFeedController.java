package fr.teleguichet.fleet.appointment;

import static fr.teleguichet.fleet.access.Role.ADVISER;
import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.PermitAll;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.call.TokenBucketLimiter;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.api.EntityTag;
import fr.teleguichet.fleet.web.http.ClientAddressResolver;
import fr.teleguichet.fleet.web.http.PublicHosts;
import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.RedirectResponse;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address that a person gives a calendar program, which has no session: whoever has it may read
 * it. It is made and taken away on a page, and shown once.
 */
@Hidden
@Controller("/appointments/feed")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppointmentCalendarFeedController {

  /** A calendar program asks every few minutes. */
  private static final int READS_A_MINUTE = 12;

  private static final int WRONG_A_MINUTE = 20;
  private static final double MINUTE = 60;
  private static final String KEY = "[A-Za-z0-9_-]{43}";

  private final AppointmentCalendarFeed feed;
  private final PublicHosts hosts;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final TokenBucketLimiter reads;
  private final TokenBucketLimiter wrongKeys;

  AppointmentCalendarFeedController(
      AppointmentCalendarFeed feed,
      PublicHosts hosts,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.feed = feed;
    this.hosts = hosts;
    this.frames = frames;
    this.templates = templates;
    this.reads = new TokenBucketLimiter(READS_A_MINUTE, READS_A_MINUTE / MINUTE, clock);
    this.wrongKeys = new TokenBucketLimiter(WRONG_A_MINUTE, WRONG_A_MINUTE / MINUTE, clock);
  }

  @Get
  @RolesAllowed({COORDINATOR, MEDIATOR, ADVISER})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> page(HttpRequest<?> request, Caller.Person person) {
    return page(request, person, Optional.empty());
  }

  private HttpResponse<String> page(
      HttpRequest<?> request, Caller.Person person, Optional<SecretToken> fresh) {
    PageFrame frame = frames.of(request, NavigationSection.APPOINTMENTS, "appointments.feed");
    return templates.page(
        "appointment/feed",
        frame,
        new AppointmentViewModels.Feed(
            feed.isOpen(person.account()),
            fresh.map(key -> "/appointments/feed/" + key.reveal() + ".ics")));
  }

  /** Shows the new address, this once: no other page has it. */
  @Post
  @Consumes(MediaType.ALL)
  @RolesAllowed({COORDINATOR, MEDIATOR, ADVISER})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> open(HttpRequest<?> request, Caller.Person person) {
    return page(request, person, Optional.of(feed.open(person.account())));
  }

  @Post("/close")
  @Consumes(MediaType.ALL)
  @RolesAllowed({COORDINATOR, MEDIATOR, ADVISER})
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> close(Caller.Person person) {
    feed.close(person.account());
    return RedirectResponse.to("/appointments/feed");
  }

  @Get("/{key}")
  @PermitAll
  @Produces("text/calendar")
  HttpResponse<String> read(
      HttpRequest<?> request,
      @PathVariable String key,
      @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
    String secret = key.endsWith(".ics") ? key.substring(0, key.length() - 4) : key;
    Optional<String> calendar =
        secret.matches(KEY) ? calendar(request, new SecretToken(secret)) : Optional.empty();
    if (calendar.isEmpty()) {
      if (!wrongKeys.take(ClientAddressResolver.of(request, hosts))) {
        throw tooMany();
      }
      throw RefusalException.unknown("calendar", "at this address");
    }
    EntityTag tag = tag(calendar.get());
    boolean isKnown = known != null && tag.isIn(known);
    return (isKnown
            ? HttpResponse.<String>notModified()
            : HttpResponse.ok(calendar.get())
                .contentType(new MediaType("text/calendar; charset=utf-8")))
        .header(HttpHeaders.ETAG, tag.quoted())
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300");
  }

  private Optional<String> calendar(HttpRequest<?> request, SecretToken key) {
    if (!reads.take(HexFormat.of().formatHex(key.digest()))) {
      throw tooMany();
    }
    return feed.read(key, frames.text(request));
  }

  private static RefusalException tooMany() {
    return new RefusalException(new Refusal.TooMany("Ask again in a minute."));
  }

  private static EntityTag tag(String calendar) {
    return new EntityTag(HexFormat.of().formatHex(SecretToken.sha256(calendar)).substring(0, 32));
  }
}
