package fr.teleguichet.fleet.site;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
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
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** How far a site is: its form. */
@Hidden
@Controller("/sites/{code}/life")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SiteLifecycleController {

  private static final int MAX_REASON = 500;

  private final SiteRegister register;
  private final SiteLifecycleRepository lives;
  private final ScopedSiteLookup lookup;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final Clock clock;

  SiteLifecycleController(
      SiteRegister register,
      SiteLifecycleRepository lives,
      ScopedSiteLookup lookup,
      PageFrameFactory frames,
      TemplateRenderer templates,
      Clock clock) {
    this.register = register;
    this.lives = lives;
    this.lookup = lookup;
    this.frames = frames;
    this.templates = templates;
    this.clock = clock;
  }

  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> edit(HttpRequest<?> request, Principal visitor, @PathVariable String code) {
    Site site = lookup.site(code, visitor);
    return page(request, site, HttpStatus.OK, "", today().toString(), "", Optional.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> become(
      HttpRequest<?> request,
      Principal visitor,
      @PathVariable String code,
      @Body Map<String, String> fields) {
    Site site = lookup.site(code, visitor);
    return become(request, visitor, site, fields);
  }

  private HttpResponse<String> become(
      HttpRequest<?> request, Principal visitor, Site site, Map<String, String> fields) {
    SiteLifeState now = lives.find(site.id());
    Optional<SiteLifeStage> stage = SiteLifeStage.ofWord(fields.getOrDefault("stage", ""));
    String day = fields.getOrDefault("since", "").strip();
    String reason = fields.getOrDefault("reason", "").strip();
    Optional<LocalDate> since = IsoDayParser.read(day).filter(it -> fits(it, now));
    Optional<SiteLifeState> next =
        stage.flatMap(it -> now.become(it, since.orElseGet(this::today), reason));
    Optional<String> wrong =
        next.isEmpty()
            ? Optional.of("stage")
            : since.isEmpty()
                ? Optional.of("since")
                : isReasonWrong(reason, stage.orElseThrow())
                    ? Optional.of("reason")
                    : Optional.empty();
    if (wrong.isPresent()) {
      return page(
          request,
          site,
          HttpStatus.UNPROCESSABLE_ENTITY,
          fields.getOrDefault("stage", ""),
          day,
          reason,
          wrong);
    }
    register.become(site, next.orElseThrow(), visitor.actor());
    return RedirectResponse.to("/sites/" + site.code() + "?done=life");
  }

  private boolean fits(LocalDate since, SiteLifeState now) {
    return !since.isAfter(today()) && now.since().filter(since::isBefore).isEmpty();
  }

  private static boolean isReasonWrong(String reason, SiteLifeStage stage) {
    return reason.length() > MAX_REASON
        || reason.chars().anyMatch(Character::isISOControl)
        || (reason.isEmpty() && stage.needsReason());
  }

  private LocalDate today() {
    return clock.instant().atZone(LocalizedText.ZONE).toLocalDate();
  }

  private HttpResponse<String> page(
      HttpRequest<?> request,
      Site site,
      HttpStatus status,
      String stage,
      String day,
      String reason,
      Optional<String> wrong) {
    return templates.page(
        status,
        "site/life",
        frames.of(request, NavigationSection.SITES, "site.life.title", site.name()),
        new SiteViewModels.Life(site, lives.find(site.id()), stage, day, reason, wrong));
  }
}
